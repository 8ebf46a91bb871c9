import { AppError } from '../../../shared/errors.ts'
import { checkPayload } from '../../../shared/qr-payload.ts'
import { createId, type Clock, type Random } from '../../jobs/clock.ts'
import type { Secrets } from '../../shell/shell.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import { passwordName, withoutPassword } from '../mailbox-password.ts'
import type { MailboxWatch } from '../mailbox-watch.ts'

export interface SetupHandlerOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly clock: Clock
  readonly random: Random
  readonly watch: MailboxWatch
  readonly changed: () => void
}

/** The first start: a branch, its mailbox and a first service, written together or not at all. */
export function createSetupHandlers(options: SetupHandlerOptions): Pick<Handlers, 'setup.finish'> {
  const { store, secrets, clock, random, watch, changed } = options
  return {
    'setup.finish'({ branch, mailbox, service }) {
      if (store.branches.all().length > 0) throw new AppError('setup.done')
      if (checkPayload(service.payload) !== 'ok') throw new AppError('service.code-refused')
      const [branchId, mailboxId, serviceId] = [createId(random), createId(random), createId(random)]
      // The password first: a branch without one would start and be refused, a password without a branch is only unused.
      if (mailbox.kind === 'imap') secrets.write(passwordName(mailboxId), mailbox.password)
      store.transaction(() => {
        store.branches.add({ id: branchId, ...branch })
        store.mailboxes.add({ id: mailboxId, settings: withoutPassword(mailbox) })
        const optional = service.optional.filter(type => !service.required.includes(type))
        store.services.add({ id: serviceId, branchId, mailboxId, alias: null, active: true, ...service, optional })
        store.events.add({ at: clock.now(), kind: 'setup.finished', subjectId: branchId, detail: {} })
      })
      watch.start(mailboxId)
      changed()
    },
  }
}
