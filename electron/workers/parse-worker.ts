import { parentPort } from 'node:worker_threads'
import { letterSource } from '../mail/letter-envelope.ts'
import { readHeaders } from '../mail/mime-headers.ts'
import { parseLetter } from '../mail/parse.ts'
import { releaseBytes } from '../mail/release-bytes.ts'
import type { ParseOrder, ParseReport } from '../mail/worker-report.ts'

/** Reads letters, one at a time, away from everything else. Whatever happens here, a report or a death is all that gets out. */
const port = parentPort
if (!port) throw new Error('parse-worker runs as a worker thread only')

function report(message: ParseReport, transfer: readonly ArrayBuffer[] = []): void {
  port!.postMessage(message, transfer)
}

port.on('message', ({ raw }: ParseOrder) => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  // Sent ahead: when the rest takes too long, this is what the desk can still show.
  report({ kind: 'source', source: letterSource(readHeaders(bytes, 0, bytes.length)) })
  const outcome = parseLetter(bytes)
  releaseBytes(bytes)
  const contents = outcome.kind === 'letter' ? outcome.letter.parts.flatMap(part => part.content?.buffer ?? []) : []
  report({ kind: 'outcome', outcome }, [...new Set(contents.filter(buffer => buffer instanceof ArrayBuffer))])
})
report({ kind: 'ready' })
