import { uploads } from '../../shared/uploads.ts'
import { systemClock } from '../jobs/clock.ts'
import { createCodeReader, type CodeReader } from '../services/code-reader.ts'
import { printEach } from './support/each-file.ts'
import { findFiles, readWithin, type Found } from './support/files.ts'
import { tenths } from './support/lines.ts'
import { readPaths } from './support/paths.ts'
import { decodeWorker } from './support/read-back.ts'

export const description =
  'reads the QR codes in PNG, JPEG and PDF files: payload, version, and whether reception may show it'
export const usage = 'PATH…   (pictures, or folders of pictures)'

export async function run(args: readonly string[]): Promise<number> {
  const files = await findFiles(readPaths(args))
  const reader = createCodeReader({ workerUrl: decodeWorker, clock: systemClock })
  try {
    await printEach('qr-decode', files, file => look(file, reader))
  } finally {
    await reader.stop()
  }
  return 0
}

async function look(file: Found, reader: CodeReader): Promise<object> {
  const { path } = file
  const refuse = (reason: string) => ({ path, outcome: 'unreadable', reason, codes: [], milliseconds: 0 })
  if (file.trouble !== null) return refuse(file.trouble)
  const picture = await readWithin(file.place, uploads['/pictures'].maxBytes)
  if (picture === 'file.too-large') return refuse('picture.file-too-large')
  if (typeof picture === 'string') return refuse(picture)
  const startedAt = systemClock.elapsed()
  const reading = await reader.read(picture)
  const milliseconds = tenths(systemClock.elapsed() - startedAt)
  return reading.kind === 'codes'
    ? { path, outcome: 'decoded', reason: null, codes: reading.codes, pages: reading.pages, milliseconds }
    : { ...refuse(reading.reason), milliseconds }
}
