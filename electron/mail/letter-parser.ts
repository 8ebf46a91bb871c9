import type { Worker } from 'node:worker_threads'
import { createAlarm } from './alarm.ts'
import type { Clock } from '../jobs/clock.ts'
import { createLetterWorker, readLetter } from './letter-worker.ts'
import { maxSlowLetters, parseDeadlineMs, parseWorkers, slowLetterMs, workerStartMs } from './limits.ts'
import type { LetterParser, ReadLetter } from './parsed-letter.ts'
import { waitForReport } from './worker-report.ts'

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
  /** Its first reader died or hung over it. */
  readonly again: boolean
  readonly resolve: (letter: ReadLetter) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Reads letters in worker threads. A letter that takes too long, or takes its worker down, is tried once more in a
 * fresh one behind those that wait, and is `unreadable` then; other letters do not notice.
 */
export function createLetterParser(options: LetterParserOptions): LetterParser {
  const { workerUrl, clock, size = parseWorkers, timeoutMs = parseDeadlineMs } = options
  const alarm = createAlarm(clock)
  const idle: Worker[] = []
  const alive = new Set<Worker>()
  const waiting: Task[] = []
  let busy = 0
  let slow = 0
  let stopped = false

  function readWaiting(): void {
    while (busy < size && waiting.length > 0) {
      const task = waiting.shift()!
      if (task.signal?.aborted) {
        task.reject(task.signal.reason)
        continue
      }
      const place = takePlace()
      void serve(task, place.lendWhenSlow).finally(() => {
        place.leave()
        readWaiting()
      })
    }
  }

  /** A place among those who read. A letter that is slow lends it to the next one, and is read on beside. */
  function takePlace() {
    let isSlow = false
    let lift = (): void => {}
    busy += 1
    return {
      lendWhenSlow(): void {
        lift = alarm.set(slowLetterMs, () => {
          if (slow >= maxSlowLetters) return
          isSlow = true
          slow += 1
          busy -= 1
          readWaiting()
        })
      },
      leave(): void {
        lift()
        if (isSlow) slow -= 1
        else busy -= 1
      },
    }
  }

  async function serve(task: Task, onReading: () => void): Promise<void> {
    let worker: Worker | undefined
    try {
      worker = (task.again ? undefined : idle.pop()) ?? (await startWorker())
      worker.ref()
      onReading()
      const { letter, healthy } = await readLetter(worker, task, alarm, timeoutMs, task.signal)
      if (healthy) await rest(worker)
      else await discard(worker)
      // Stopping kills the worker: that says nothing about the letter, and no other is to be started for it.
      if (stopped) throw stoppedError()
      if (healthy || task.again) task.resolve(letter)
      else waiting.push({ ...task, again: true })
    } catch (error) {
      if (worker) await discard(worker)
      task.reject(error)
    }
  }

  /** An idle reader does not keep the program running; more of them than can be busy would only hold memory. */
  async function rest(worker: Worker): Promise<void> {
    if (stopped || idle.length >= size) return discard(worker)
    worker.unref()
    idle.push(worker)
  }

  async function startWorker(): Promise<Worker> {
    const worker = createLetterWorker(workerUrl)
    // One that dies between two letters must not be given the next one.
    worker.once('exit', () => {
      alive.delete(worker)
      const at = idle.indexOf(worker)
      if (at >= 0) idle.splice(at, 1)
    })
    alive.add(worker)
    const ended = await waitForReport(worker, alarm, workerStartMs, message => message.kind === 'ready')
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
        waiting.push({ raw, signal, again: false, resolve, reject })
        readWaiting()
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
