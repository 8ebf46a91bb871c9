import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LogOrder } from '../store/move-log.ts'

/** Moves the store's log in a thread of its own; resolves when that has ended. */
export type MoveLog = (order: LogOrder) => Promise<void>

/** Nothing is kept between two moves: neither a thread nor a key in it. */
export function createLogMover(workerUrl: URL): MoveLog {
  return async order => {
    const worker = new Worker(workerUrl, { workerData: order, execArgv: [], env: {} })
    // Rejects with what the thread failed with.
    const [code] = (await once(worker, 'exit')) as [number]
    if (code !== 0) throw new Error(`moving the log ended with ${code}`)
  }
}
