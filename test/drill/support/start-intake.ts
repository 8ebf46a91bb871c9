import { join } from 'node:path'
import { secretsOf } from '../../../electron/app/data-folder.ts'
import { createLogMover } from '../../../electron/app/log-mover.ts'
import type { App } from '../../../electron/app/app.ts'
import { startApp } from '../../../electron/app/start.ts'
import { systemClock, systemRandom } from '../../../electron/jobs/clock.ts'
import { createLetterParser } from '../../../electron/mail/letter-parser.ts'
import type { Mailbox } from '../../../electron/mail/mailbox.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import { noSender } from '../../fakes/sender.ts'

const root = join(import.meta.dirname, '../../..')

/** The real program but its windows, in this process, on a data folder that a first start has made. */
export function startIntake(dataDir: string, openMailbox: () => Mailbox): App {
  return startApp({
    shell: {
      kind: 'web',
      secrets: openSecretFile(secretsOf(dataDir), fileOnly),
      show: () => Promise.resolve(),
      save: () => Promise.resolve(null),
      openExternal: () => Promise.resolve(),
    },
    dataDir,
    pages: dataDir,
    resources: join(root, 'resources'),
    machine: 'drill',
    edition: 'work',
    clock: systemClock,
    random: systemRandom,
    log: { info: () => {}, failure: () => {} },
    parser: createLetterParser({
      workerUrl: new URL('../../../electron/workers/parse-worker.ts', import.meta.url),
      clock: systemClock,
    }),
    codeReader: { read: () => Promise.reject(new Error('no pictures here')), stop: () => Promise.resolve() },
    catalogueReader: { read: () => Promise.reject(new Error('no catalogues here')), stop: () => Promise.resolve() },
    openSource: () => null,
    addresses: () => [],
    openSender: () => noSender,
    openMailbox,
    moveLog: createLogMover(new URL('../../../electron/workers/log-worker.ts', import.meta.url)),
  })
}
