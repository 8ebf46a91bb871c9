import { workerData } from 'node:worker_threads'
import { moveLogBeside, type LogOrder } from '../store/move-log.ts'

/** Moves the log of the store into its file once, and ends. Nothing that came from outside is read in this thread. */
moveLogBeside(workerData as LogOrder)
