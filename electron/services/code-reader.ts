import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { CodeReading, ReadingTrouble } from '../../shared/model/code-reading.ts'
import type { Pixels } from '../../shared/pixels.ts'
import type { Clock } from '../jobs/clock.ts'
import { messageOf } from './worker-message.ts'
import {
  mostWaiting,
  readerHeapMb,
  readerRestMs,
  readerStartMs,
  readerYoungMb,
  readingDeadlineMs,
  type ReaderMessage,
} from './code-reading.ts'

export interface CodeReader {
  /**
   * Reads one file after another, each within the deadline, whatever it is: what is wrong with it is the answer.
   * @throws AppError `upload.busy` when too many wait; what `signal` was aborted with
   */
  read(picture: Uint8Array | Pixels, signal?: AbortSignal): Promise<CodeReading>
  stop(): Promise<void>
}

export interface CodeReaderOptions {
  readonly workerUrl: URL
  readonly clock: Clock
  readonly timeoutMs?: number
  readonly restMs?: number
}

/** Reads codes in a worker thread, which is replaced when a file takes too long or takes it down, and ends when there are none. */
export function createCodeReader(options: CodeReaderOptions): CodeReader {
  const { workerUrl, clock, timeoutMs = readingDeadlineMs, restMs = readerRestMs } = options
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isStopped = false
  let rest = new AbortController()

  async function start(): Promise<Worker> {
    const started = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: readerHeapMb, maxYoungGenerationSizeMb: readerYoungMb },
      stdout: true,
      stderr: true,
      execArgv: [],
      env: {},
    })
    started.stdout.resume()
    started.stderr.resume()
    started.on('error', () => {})
    // One that dies between two files must not be given the next one.
    started.once('exit', () => {
      if (worker === started) worker = undefined
    })
    const { message } = await messageOf<ReaderMessage>(started, clock, readerStartMs, ({ kind }) => kind === 'ready')
    if (message) return started
    await started.terminate()
    throw new Error('the reader of codes did not start')
  }

  async function end(): Promise<void> {
    const old = worker
    worker = undefined
    await old?.terminate()
  }

  async function readNow(picture: Uint8Array | Pixels, signal?: AbortSignal): Promise<CodeReading> {
    throwIfOver(signal)
    worker ??= await start()
    const bytes = Uint8Array.from('data' in picture ? picture.data : picture)
    worker.postMessage('data' in picture ? { ...picture, data: bytes } : bytes, [bytes.buffer])
    let soFar: CodeReading | undefined
    const { message, end: how } = await messageOf<ReaderMessage>(
      worker,
      clock,
      timeoutMs,
      said => {
        if (said.kind === 'so-far') soFar = said.reading
        return said.kind === 'done'
      },
      signal,
    )
    if (message?.kind === 'done') return message.reading
    await end()
    throwIfOver(signal)
    return soFar ?? failed(how === 'late' ? 'picture.timeout' : 'picture.damaged')
  }

  /** Stopping kills the worker: that says nothing about the file. */
  function throwIfOver(signal?: AbortSignal): void {
    signal?.throwIfAborted()
    if (isStopped) throw new Error('the reader of codes was stopped')
  }

  /** An end that comes when nothing has for a while. */
  async function endAfterRest(): Promise<void> {
    rest = new AbortController()
    await clock.sleep(restMs, rest.signal).then(end, () => {})
  }

  return {
    read(picture, signal) {
      if (waiting >= mostWaiting) return Promise.reject(new AppError('upload.busy'))
      waiting += 1
      rest.abort()
      const turn = last.then(() => readNow(picture, signal))
      last = turn
        .catch(() => {})
        .then(() => {
          waiting -= 1
          if (waiting === 0 && !isStopped) void endAfterRest()
        })
      return turn
    },
    async stop() {
      isStopped = true
      rest.abort()
      await end()
    },
  }
}

function failed(reason: ReadingTrouble): CodeReading {
  return { kind: 'unreadable', reason, pages: { lookedAt: 0, of: 1 } }
}
