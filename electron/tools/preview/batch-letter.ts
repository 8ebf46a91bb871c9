import { extname } from 'node:path'
import { smallestPhotoBytes } from '../../domain/intake.ts'

/** One file on its way to the desk; `name` is what the letter calls it. */
export interface Enclosed {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A page without anything on it: shown between files, so that each begins from the same desk. */
export const blankName = 'blank.pdf'

/** The name of the file at `index` of a letter: its extension is a claim that counts, the rest of its name says nothing. */
export function enclosedName(index: number, path: string): string {
  const extension = extname(path)
    .toLowerCase()
    .replaceAll(/[^.a-z0-9]/g, '')
    .slice(0, 6)
  return `file-${String(index).padStart(3, '0')}${extension}`
}

/** Pictures below a size are taken for logos and stay closed: filled up behind their end, where no decoder looks. */
export function asCopy(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const isPicture = start === '\x89PNG\r\n\x1A\n' || start.startsWith('\xFF\xD8\xFF')
  if (!isPicture || bytes.length >= smallestPhotoBytes) return bytes
  return Buffer.concat([bytes, Buffer.alloc(smallestPhotoBytes - bytes.length)])
}

/** A letter that carries the files as they are: without base64 it holds a quarter more. */
export function composeBatch(files: readonly Enclosed[], to: string, id: string): Buffer {
  const boundary = freeBoundary(files, id)
  const lines = (...text: readonly string[]) => Buffer.from(`${text.join('\r\n')}\r\n`)
  return Buffer.concat([
    lines(
      'From: preview@example.org',
      `To: ${to}`,
      `Subject: ${id}`,
      `Message-ID: <${id}@example.org>`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/mixed; boundary="${boundary}"`,
      '',
    ),
    ...files.flatMap(({ name, bytes }) => [
      lines(
        `--${boundary}`,
        'Content-Type: application/octet-stream',
        'Content-Transfer-Encoding: binary',
        `Content-Disposition: attachment; filename="${name}"`,
        '',
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    lines(`--${boundary}--`),
  ])
}

function freeBoundary(files: readonly Enclosed[], id: string): string {
  let boundary = `files-${id}`
  while (files.some(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(boundary))) {
    boundary += '-'
  }
  return boundary
}
