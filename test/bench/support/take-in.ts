import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretsOf } from '../../../electron/app/data-folder.ts'
import { startApp } from '../../../electron/app/start.ts'
import { systemClock, systemRandom } from '../../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../../electron/mail/imap.ts'
import { createLetterParser } from '../../../electron/mail/letter-parser.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import type { OperatorView } from '../../../shared/views.ts'
import { setupAnswers } from '../../fakes/app.ts'

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
  readonly residentBytes: number
}

/** A process of its own for each round, cold as the program is after a start, with both windows' views being made. */
const order = JSON.parse(process.argv[2]!) as TakeInOrder
const failures: string[] = []
const app = startApp({
  shell: {
    kind: 'web',
    secrets: openSecretFile(secretsOf(order.dataDir), fileOnly),
    show: () => Promise.resolve(),
    save: () => Promise.resolve(null),
  },
  dataDir: order.dataDir,
  pages: order.dataDir,
  resources: join(import.meta.dirname, '../../../resources'),
  edition: 'work',
  clock: systemClock,
  random: systemRandom,
  log: { info: () => {}, failure: (event, error) => void failures.push(`${event}: ${String(error)}`) },
  parser: createLetterParser({
    workerUrl: new URL('../../../electron/workers/parse-worker.ts', import.meta.url),
    clock: systemClock,
  }),
  openMailbox(input) {
    if (input.kind !== 'imap') throw new Error('not a folder')
    const { password, ...settings } = input
    const trust = order.ca === null ? { insecure: true } : { tls: { ca: readFileSync(order.ca, 'utf8') } }
    return createImapMailbox({ settings, password, clock: systemClock, ...trust })
  },
})

const settled = Promise.withResolvers<void>()
app.views.watch('display', view => void JSON.stringify({ view }))
app.views.watch('operator', view => {
  JSON.stringify({ view })
  if (isSettled(view)) settled.resolve()
  if (failures.length > 0) settled.reject(new Error(failures.join('\n')))
})

const cpuBefore = process.cpuUsage()
const startedAt = performance.now()
const { port, user, password } = order
const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password }
const reply = await app.dispatch('operator', 'setup.finish', { ...setupAnswers, mailbox })
if (!reply.ok) throw new Error(`setup: ${JSON.stringify(reply)}`)
await settled.promise
const ms = performance.now() - startedAt
const cpu = process.cpuUsage(cpuBefore)
const result: TakeInResult = { ms, cpuMs: (cpu.user + cpu.system) / 1_000, residentBytes: process.memoryUsage.rss() }
await app.stop()
console.log(JSON.stringify(result))

function isSettled({ mailboxes }: OperatorView): boolean {
  return mailboxes.length === 1 && mailboxes[0]!.lastSuccessAt !== null
}
