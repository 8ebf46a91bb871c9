import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { secretsOf } from '../../../electron/app/data-folder.ts'
import { createLogMover } from '../../../electron/app/log-mover.ts'
import type { App } from '../../../electron/app/app.ts'
import { startApp } from '../../../electron/app/start.ts'
import { systemClock, systemRandom } from '../../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../../electron/mail/imap.ts'
import { createLetterParser } from '../../../electron/mail/letter-parser.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import { toWire } from '../../../shared/errors.ts'
import type { OperatorView } from '../../../shared/views.ts'
import type { ChildOrder, IntakeLine } from './intake-order.ts'
import { watchDriver, watchMailbox, watchParser, type IntakeStep } from './intake-steps.ts'
import { noSender } from '../../fakes/sender.ts'

/**
 * The real program but its windows, in a process of its own that may be killed at any moment. Written past Node's
 * streams: what it said was said before the next thing happened.
 */
const order = JSON.parse(process.argv[2]!) as ChildOrder
const say = (line: IntakeLine): void => void writeSync(1, `${JSON.stringify(line)}\n`)

const counts = new Map<IntakeStep, number>()

/** Ends this process as a power cut would, at the moment that was ordered. */
function reach(step: IntakeStep): void {
  const count = (counts.get(step) ?? 0) + 1
  counts.set(step, count)
  if (step === 'fetched' && count === 1) say({ kind: 'fetching' })
  if (order.killAt?.step === step && order.killAt.count === count) process.kill(process.pid, 'SIGKILL')
}

function start(): App {
  return startApp({
    shell: {
      kind: 'web',
      secrets: openSecretFile(secretsOf(order.dataDir), fileOnly),
      show: () => Promise.resolve(),
      save: () => Promise.resolve(null),
      openExternal: () => Promise.resolve(),
    },
    dataDir: order.dataDir,
    pages: order.dataDir,
    resources: join(order.root, 'resources'),
    edition: 'work',
    machine: 'drill',
    clock: systemClock,
    random: systemRandom,
    log: { info: () => {}, failure: event => say({ kind: 'failure', event }) },
    parser: watchParser(
      createLetterParser({
        workerUrl: pathToFileURL(join(order.root, 'out/workers/parse-worker.js')),
        clock: systemClock,
      }),
      reach,
    ),
    codeReader: { read: () => Promise.reject(new Error('no pictures here')), stop: () => Promise.resolve() },
    catalogueReader: { read: () => Promise.reject(new Error('no catalogues here')), stop: () => Promise.resolve() },
    openSource: () => null,
    moveLog: createLogMover(pathToFileURL(join(order.root, 'out/workers/log-worker.js'))),
    addresses: () => [],
    ...(order.minFreeBytes !== undefined && { minFreeBytes: order.minFreeBytes }),
    openSender: () => noSender,
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('not a folder')
      const { password, ...settings } = input
      // Without protection, so that a trace of this process shows what it tells the server.
      return watchMailbox(createImapMailbox({ settings, password, clock: systemClock, insecure: true }), reach)
    },
  })
}

let said = ''
let waiting = -1
let settledAt = Date.now()

function tell({ mailboxes: [mailbox] }: OperatorView): void {
  if (!mailbox) return
  const job = JSON.stringify(mailbox.job)
  if (job !== said) say({ kind: 'job', job: mailbox.job })
  said = job
  if (mailbox.outbox.waiting !== waiting) say({ kind: 'outbox', waiting: (waiting = mailbox.outbox.waiting) })
  if ((mailbox.lastSuccessAt ?? 0) > settledAt) say({ kind: 'settled', at: (settledAt = mailbox.lastSuccessAt!) })
}

watchDriver(reach, sha256 => say({ kind: 'stored', sha256 }))
say({ kind: 'ready', pid: process.pid })
try {
  const app = start()
  app.views.watch('display', view => void JSON.stringify({ view }))
  app.views.watch('operator', view => {
    reach('view')
    JSON.stringify({ view })
    tell(view)
    reach('viewed')
  })
  // Waiting for better times does not keep a process running; its windows do, and here whoever started it.
  process.stdin.resume().once('close', () => void app.stop())
  process.once('SIGTERM', () => process.stdin.destroy())
} catch (error) {
  say({ kind: 'refused', error: toWire(error) })
  process.exitCode = 1
}
