import { parentPort } from 'node:worker_threads'
import type { CodeReading } from '../services/code-reading.ts'
import { prepareDecoder, readCodes } from '../services/read-codes.ts'

/** Looks for codes in pictures, one at a time, away from everything else. */
const port = parentPort
if (!port) throw new Error('decode-worker runs as a worker thread only')

prepareDecoder()
port.on('message', (picture: Uint8Array) => {
  readCodes(picture).then(
    reading => port.postMessage(reading),
    // Memory that could not be had, or a defect of the decoder: its state is not to be trusted any more.
    () => {
      port.postMessage({ kind: 'unreadable', reason: 'picture.damaged' } satisfies CodeReading)
      process.exit(1)
    },
  )
})
port.postMessage('ready')
