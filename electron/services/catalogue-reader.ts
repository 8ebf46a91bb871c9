import { Worker } from 'node:worker_threads'
import type { Clock } from '../jobs/clock.ts'
import type { CatalogueReading } from './catalogue.ts'
import { catalogueDeadlineMs, maxCatalogueBytes, workerHeapMb, workerStartMs, workerYoungMb } from './limits.ts'
import { messageOf } from './worker-message.ts'

export interface CatalogueReader {
  /**
   * Reads one catalogue after another, each within the deadline, whatever it is: what is wrong with it is the answer.
   * @throws what `signal` was aborted with
   */
  read(bytes: Uint8Array, signal?: AbortSignal): Promise<CatalogueReading>
  stop(): Promise<void>
}

export interface CatalogueReaderOptions {
  readonly workerUrl: URL
  readonly clock: Clock
  readonly timeoutMs?: number
}

/** Reads each catalogue in a worker thread of its own: they come rarely, and take much memory when they do. */
export function createCatalogueReader(options: CatalogueReaderOptions): CatalogueReader {
  const { workerUrl, clock, timeoutMs = catalogueDeadlineMs } = options
  const stopping = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  async function readNow(bytes: Uint8Array, signal: AbortSignal): Promise<CatalogueReading> {
    signal.throwIfAborted()
    const worker = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: workerHeapMb, maxYoungGenerationSizeMb: workerYoungMb },
      stdout: true,
      stderr: true,
      execArgv: [],
      env: {},
    })
    worker.stdout.resume()
    worker.stderr.resume()
    worker.on('error', () => {})
    try {
      const start = await messageOf<CatalogueReading | 'ready'>(worker, clock, workerStartMs, () => true, signal)
      signal.throwIfAborted()
      if (start.message !== 'ready') throw new Error('the reader of catalogues did not start')
      const copy = new Uint8Array(bytes)
      worker.postMessage(copy, [copy.buffer])
      const { message, end } = await messageOf<CatalogueReading>(worker, clock, timeoutMs, () => true, signal)
      signal.throwIfAborted()
      return message ?? { kind: 'refused', reason: end === 'late' ? 'source.too-slow' : 'source.malformed' }
    } finally {
      await worker.terminate()
    }
  }

  return {
    read(bytes, signal) {
      if (bytes.length > maxCatalogueBytes) return Promise.resolve({ kind: 'refused', reason: 'source.too-large' })
      const either = signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal
      const turn = last.then(() => readNow(bytes, either))
      last = turn.catch(() => {})
      return turn
    },
    async stop() {
      stopping.abort()
      await last
    },
  }
}
