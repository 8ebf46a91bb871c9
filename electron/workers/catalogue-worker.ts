import { parentPort } from 'node:worker_threads'
import { readCatalogue } from '../services/read-catalogue.ts'

/** Reads catalogues, one at a time, away from everything else. */
const port = parentPort
if (!port) throw new Error('catalogue-worker runs as a worker thread only')

port.on('message', (bytes: Uint8Array) => port.postMessage(readCatalogue(bytes)))
port.postMessage('ready')
