import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { deadline } from '../jobs/clock.ts'
import { letterSource } from '../mail/letter-envelope.ts'
import { readHeaders } from '../mail/mime-headers.ts'
import { secondReadingMs } from '../mail/limits.ts'
import { parseLetter, parseThoroughly } from '../mail/parse.ts'
import { releaseBytes } from '../mail/release-bytes.ts'
import type { ParseOrder, ParseReport } from '../mail/worker-report.ts'

/** Reads letters, one at a time, away from everything else. Whatever happens here, a report or a death is all that gets out. */
const port = parentPort
if (!port) throw new Error('parse-worker runs as a worker thread only')

function report(message: ParseReport, transfer: readonly ArrayBuffer[] = []): void {
  port!.postMessage(message, transfer)
}

port.on('message', (order: ParseOrder) => void read(order))
report({ kind: 'ready' })

async function read({ raw, again }: ParseOrder): Promise<void> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  // Sent ahead: when the rest takes too long once more, this is what the desk can still show.
  if (again) report({ kind: 'source', source: letterSource(readHeaders(bytes, 0, bytes.length)) })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // What took a reader down was most likely the second reading: it is not tried again.
  const outcome = again ? parseLetter(bytes) : await parseThoroughly(bytes, deadline(secondReadingMs))
  releaseBytes(bytes)
  const contents = outcome.kind === 'letter' ? outcome.letter.parts.flatMap(part => part.content?.buffer ?? []) : []
  report({ kind: 'outcome', outcome, sha256 }, [...new Set(contents.filter(buffer => buffer instanceof ArrayBuffer))])
}
