import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { secretsOf } from '../../../electron/app/data-folder.ts'
import { createLogMover } from '../../../electron/app/log-mover.ts'
import { startApp } from '../../../electron/app/start.ts'
import { systemClock, systemRandom } from '../../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../../electron/mail/imap.ts'
import { createLetterParser } from '../../../electron/mail/letter-parser.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import type { OperatorView } from '../../../shared/views.ts'
import { setupAnswers } from '../../fakes/app.ts'
import { noSender } from '../../fakes/sender.ts'

/** What the bench asks of this process, as JSON in its only argument. */
export interface TakeInOrder {
  readonly dataDir: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** A file with the authority to trust, or null for a connection without protection, which no setting can ask for. */
  readonly ca: string | null
}

/** What it prints when everything is stored and settled. */
export interface TakeInResult {
  readonly ms: number
  readonly cpuMs: number
  /** The most memory that it held since its start. */
  readonly peakBytes: number
}

const warmUpMs = 1_500

/** A process of its own for each round, as the program is soon after a start, with both windows' views being made. */
const order = JSON.parse(process.argv[2]!) as TakeInOrder
const failures: string[] = []
const app = startApp({
  shell: {
    kind: 'web',
    secrets: openSecretFile(secretsOf(order.dataDir), fileOnly),
    show: () => Promise.resolve(),
    save: () => Promise.resolve(null),
    openExternal: () => Promise.resolve(),
  },
  dataDir: order.dataDir,
  pages: order.dataDir,
  resources: join(import.meta.dirname, '../../../resources'),
  edition: 'work',
  machine: 'bench',
  clock: systemClock,
  random: systemRandom,
  log: { info: () => {}, failure: (event, error) => void failures.push(`${event}: ${String(error)}`) },
  parser: createLetterParser({
    workerUrl: new URL('../../../out/workers/parse-worker.js', import.meta.url),
    clock: systemClock,
  }),
  codeReader: { read: () => Promise.reject(new Error('no pictures here')), stop: () => Promise.resolve() },
  catalogueReader: { read: () => Promise.reject(new Error('no catalogues here')), stop: () => Promise.resolve() },
  openSource: () => null,
  moveLog: createLogMover(new URL('../../../out/workers/log-worker.js', import.meta.url)),
  addresses: () => [],
  openSender: () => noSender,
  openMailbox(input) {
    if (input.kind !== 'imap') throw new Error('not a folder')
    const { password, ...settings } = input
    const trust = order.ca === null ? { insecure: true } : { tls: { ca: readFileSync(order.ca, 'utf8') } }
    return createImapMailbox({ settings, password, clock: systemClock, ...trust })
  },
})

const settled = Promise.withResolvers<number>()
app.views.watch('display', view => void JSON.stringify({ view }))
app.views.watch('operator', view => {
  JSON.stringify({ view })
  const at = settledAt(view)
  if (at !== null) settled.resolve(at)
  if (failures.length > 0) settled.reject(new Error(failures.join('\n')))
})

// What V8 still compiles behind a start has nothing to do with letters.
await pause(warmUpMs)
const cpuBefore = process.cpuUsage()
const startedAt = Date.now()
const { port, user, password } = order
const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password }
const reply = await app.dispatch('operator', 'setup.finish', { ...setupAnswers, mailbox })
if (!reply.ok) throw new Error(`setup: ${JSON.stringify(reply)}`)
const ms = (await settled.promise) - startedAt
const cpu = process.cpuUsage(cpuBefore)
const result: TakeInResult = {
  ms,
  cpuMs: (cpu.user + cpu.system) / 1_000,
  peakBytes: process.resourceUsage().maxRSS * 1_024,
}
await app.stop()
console.log(JSON.stringify(result))

/** The app's own note of the moment at which every letter was on the disk and nothing was left to fetch. */
function settledAt({ mailboxes }: OperatorView): number | null {
  return mailboxes.length === 1 ? mailboxes[0]!.lastSuccessAt : null
}
