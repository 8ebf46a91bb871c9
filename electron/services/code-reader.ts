import { Worker } from 'node:worker_threads'
import type { Clock } from '../jobs/clock.ts'
import { readingDeadlineMs, type CodeReading } from './code-reading.ts'

export interface CodeReader {
  /** Resolves within the deadline, whatever the picture is. Call it for one picture at a time. */
  read(picture: Uint8Array): Promise<CodeReading>
  stop(): Promise<void>
}

export interface CodeReaderOptions {
  readonly workerUrl: URL
  readonly clock: Clock
  readonly timeoutMs?: number
}

/** A thread that has not started by now never will. */
const startMs = 30_000

/** Reads codes in a worker thread, which is replaced when a picture takes too long or takes it down. */
export function createCodeReader({ workerUrl, clock, timeoutMs = readingDeadlineMs }: CodeReaderOptions): CodeReader {
  let worker: Worker | undefined

  async function start(): Promise<Worker> {
    const started = new Worker(workerUrl, { stdout: true, stderr: true, execArgv: [], env: {} })
    started.stdout.resume()
    started.stderr.resume()
    started.on('error', () => {})
    const answer = await nextMessage(started, clock, startMs)
    if (answer === 'ready') return started
    await started.terminate()
    throw new Error('the reader of codes did not start')
  }

  async function stop(): Promise<void> {
    const old = worker
    worker = undefined
    await old?.terminate()
  }

  return {
    async read(picture) {
      worker ??= await start()
      const copy = Uint8Array.from(picture)
      worker.postMessage(copy, [copy.buffer])
      const answer = await nextMessage(worker, clock, timeoutMs)
      if (typeof answer !== 'string') return answer
      await stop()
      return { kind: 'unreadable', reason: answer === 'late' ? 'picture.timeout' : 'picture.damaged' }
    },
    stop,
  }
}

type Answer = CodeReading | 'ready' | 'late' | 'died'

/** The worker's next message, its death or the deadline, whichever is first. */
function nextMessage(worker: Worker, clock: Clock, ms: number): Promise<Answer> {
  return new Promise(resolve => {
    const over = new AbortController()
    const onMessage = (message: Answer): void => finish(message)
    const onExit = (): void => finish('died')

    function finish(answer: Answer): void {
      over.abort()
      worker.off('message', onMessage).off('exit', onExit)
      resolve(answer)
    }

    worker.on('message', onMessage).on('exit', onExit)
    clock.sleep(ms, over.signal).then(
      () => finish('late'),
      () => {},
    )
  })
}
