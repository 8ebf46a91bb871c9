import { parentPort } from 'node:worker_threads'
import type { Pixels } from '../../shared/pixels.ts'
import type { ReaderMessage } from '../services/code-reading.ts'
import { prepareDecoder, readCodes } from '../services/read-codes.ts'
import { readWasm } from './wasm-file.ts'

/** Looks for codes in pictures, one at a time, away from everything else. */
const port = parentPort
if (!port) throw new Error('decode-worker runs as a worker thread only')
const say = (message: ReaderMessage): void => port.postMessage(message)

prepareDecoder(readWasm('zxing-wasm/reader/zxing_reader.wasm', import.meta.url))
port.on('message', (picture: Uint8Array | Pixels) => {
  readCodes(picture, soFar => say({ kind: 'so-far', reading: soFar })).then(
    reading => say({ kind: 'done', reading }),
    // Memory that could not be had, or a defect of the decoder: its state is not to be trusted any more.
    () => {
      const pages = { lookedAt: 0, of: 1 }
      say({ kind: 'done', reading: { kind: 'unreadable', reason: 'picture.damaged', pages } })
      process.exit(1)
    },
  )
})
say({ kind: 'ready' })
