import { openCodeSeal } from '../../../electron/app/code-seal.ts'
import { openOwnStore, secretsOf } from '../../../electron/app/data-folder.ts'
import { createMailboxLogIns } from '../../../electron/app/mailbox-log-ins.ts'
import { createSetupHandlers } from '../../../electron/app/handlers/setup.ts'
import { systemClock, systemRandom } from '../../../electron/jobs/clock.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import type { AfterAction } from '../../../shared/model/mailbox.ts'
import { setupAnswers } from '../../fakes/app.ts'
import type { Dovecot } from '../../integration/dovecot.ts'

/** A data folder as a first start leaves it, with one mailbox: the user's on this server, without protection. */
export function makeDataFolder(path: string, { port, password }: Dovecot, user: string, after?: AfterAction): void {
  const secrets = openSecretFile(secretsOf(path), fileOnly)
  const store = openOwnStore(path, secrets, systemRandom, 'work')
  try {
    const shell = { secrets, openExternal: () => Promise.resolve() }
    const logIns = createMailboxLogIns({ shell, clock: systemClock, random: systemRandom })
    const handlers = createSetupHandlers({
      ...{ store, logIns, seal: openCodeSeal(store, secrets, systemRandom) },
      ...{ clock: systemClock, random: systemRandom, changed: () => {} },
      // Nobody watches yet.
      watch: { start() {} },
    })
    const mailbox = { ...setupAnswers.mailbox, host: '127.0.0.1', port, user, password, ...(after && { after }) }
    void handlers['setup.finish']({ ...setupAnswers, mailbox })
  } finally {
    store.close()
  }
}
