import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '../../shared/errors.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import type { Clock } from '../jobs/clock.ts'
import { parseDeadlineMs, parseWorkers, workerHeapMb, workerStartMs, workerYoungMb } from './limits.ts'
import type { LetterParser } from './parsed-letter.ts'
import { waitForReport, type LetterSource } from './worker-report.ts'

export interface LetterParserOptions {
  /** The entry point of the worker: TypeScript source in development and tests, a bundled file in a package. */
  readonly workerUrl: URL
  readonly clock: Clock
  readonly size?: number
  readonly timeoutMs?: number
}

interface Task {
  readonly raw: Uint8Array
  readonly signal: AbortSignal | undefined
  readonly resolve: (outcome: ParseOutcome) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Reads letters in worker threads. A letter that takes too long, or takes its worker down, is `unreadable`;
 * its worker is replaced and other letters do not notice.
 */
export function createLetterParser(options: LetterParserOptions): LetterParser {
  const { workerUrl, clock, size = parseWorkers, timeoutMs = parseDeadlineMs } = options
  const idle: Worker[] = []
  const alive = new Set<Worker>()
  const waiting: Task[] = []
  let busy = 0
  let stopped = false

  function next(): void {
    while (busy < size && waiting.length > 0) {
      const task = waiting.shift()!
      if (task.signal?.aborted) {
        task.reject(task.signal.reason)
        continue
      }
      busy += 1
      void serve(task).finally(() => {
        busy -= 1
        next()
      })
    }
  }

  async function serve(task: Task): Promise<void> {
    let worker: Worker | undefined
    try {
      worker = idle.pop() ?? (await startWorker())
      worker.ref()
      const { outcome, healthy } = await readLetter(worker, task, clock, timeoutMs)
      // Stopping kills the worker: that says nothing about the letter.
      if (stopped) throw stoppedError()
      if (healthy) {
        // An idle reader does not keep the program running.
        worker.unref()
        idle.push(worker)
      } else {
        await discard(worker)
      }
      task.resolve(outcome)
    } catch (error) {
      if (worker) await discard(worker)
      task.reject(error)
    }
  }

  async function startWorker(): Promise<Worker> {
    const worker = new Worker(workerUrl, {
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
    // A worker that dies between two letters must neither take the program along nor be given the next one.
    worker.on('error', () => {})
    worker.once('exit', () => {
      alive.delete(worker)
      const at = idle.indexOf(worker)
      if (at >= 0) idle.splice(at, 1)
    })
    alive.add(worker)
    const ended = await waitForReport(worker, clock, workerStartMs, message => message.kind === 'ready')
    if (ended.kind !== 'message') {
      await discard(worker)
      if (stopped) throw stoppedError()
      throw new Error('the letter reader did not start', { cause: ended.kind === 'died' ? ended.error : undefined })
    }
    return worker
  }

  async function discard(worker: Worker): Promise<void> {
    alive.delete(worker)
    await worker.terminate()
  }

  return {
    parse: (raw, signal) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(stoppedError())
        waiting.push({ raw, signal, resolve, reject })
        next()
      }),
    async stop() {
      stopped = true
      for (const task of waiting.splice(0)) task.reject(stoppedError())
      await Promise.all([...alive].map(discard))
    },
  }
}

function stoppedError(): Error {
  return new Error('the letter reader was stopped')
}

interface Reading {
  readonly outcome: ParseOutcome
  /** The worker may read the next letter. */
  readonly healthy: boolean
}

async function readLetter(worker: Worker, task: Task, clock: Clock, timeoutMs: number): Promise<Reading> {
  let source: LetterSource = { from: { name: '', address: '' }, subject: '' }
  // A copy of exactly these bytes is handed over: the caller keeps its own, and no neighbour in a shared buffer goes along.
  const copy = new Uint8Array(task.raw)
  worker.postMessage(copy, [copy.buffer])
  const ended = await waitForReport(
    worker,
    clock,
    timeoutMs,
    message => {
      if (message.kind === 'source') source = message.source
      return message.kind === 'outcome'
    },
    task.signal,
  )
  switch (ended.kind) {
    case 'message':
      if (ended.message.kind === 'outcome') return { outcome: ended.message.outcome, healthy: true }
      return unreadable('letter.malformed', source)
    case 'died':
      return unreadable('letter.malformed', source)
    case 'late':
      task.signal?.throwIfAborted()
      return unreadable('letter.timeout', source)
  }
}

function unreadable(reason: ErrorCode, source: LetterSource): Reading {
  return { outcome: { kind: 'unreadable', reason, ...source }, healthy: false }
}
