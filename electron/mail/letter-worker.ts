import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Alarm } from './alarm.ts'
import { workerHeapMb, workerYoungMb } from './limits.ts'
import type { ReadLetter } from './parsed-letter.ts'
import { waitForReport, type LetterSource, type ParseOrder } from './worker-report.ts'

/** A thread for letters, which holds neither the console nor the environment nor more memory than a letter needs. */
export function createLetterWorker(url: URL): Worker {
  const worker = new Worker(url, {
    // Without a bound for new objects too, running out of memory ended the whole program in one of three tries.
    resourceLimits: { maxOldGenerationSizeMb: workerHeapMb, maxYoungGenerationSizeMb: workerYoungMb },
    // Nothing of a letter may reach the console, whoever writes it there; nor does a letter need our environment.
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  })
  worker.stdout.resume()
  worker.stderr.resume()
  // A worker that dies between two letters must not take the program along.
  worker.on('error', () => {})
  return worker
}

/** How one try at a letter ended: it was read, or its worker is lost, and this is what is known of it then. */
export interface Reading {
  readonly letter: ReadLetter
  /** The worker may read the next letter. */
  readonly healthy: boolean
}

/** @throws what `signal` was aborted with */
export async function readLetter(
  worker: Worker,
  { raw, again }: ParseOrder,
  alarm: Alarm,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Reading> {
  let source: LetterSource = { from: { name: '', address: '' }, subject: '' }
  // A copy of exactly these bytes is handed over: the caller keeps its own, and no neighbour in a shared buffer goes along.
  const copy = new Uint8Array(raw)
  worker.postMessage({ raw: copy, again } satisfies ParseOrder, [copy.buffer])
  const ended = await waitForReport(
    worker,
    alarm,
    timeoutMs,
    message => {
      if (message.kind === 'source') source = message.source
      return message.kind === 'outcome'
    },
    signal,
  )
  if (ended.kind === 'message' && ended.message.kind === 'outcome') {
    const { outcome, sha256 } = ended.message
    return { letter: { outcome, sha256 }, healthy: true }
  }
  if (ended.kind === 'late') signal?.throwIfAborted()
  const reason: ErrorCode = ended.kind === 'late' ? 'letter.timeout' : 'letter.malformed'
  const sha256 = createHash('sha256').update(raw).digest('hex')
  return { letter: { outcome: { kind: 'unreadable', reason, ...source }, sha256 }, healthy: false }
}
