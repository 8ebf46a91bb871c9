import type { ReadingTrouble } from '../../shared/model/code-reading.ts'

export type PictureMedia = 'png' | 'jpeg' | 'pdf'

/** `%PDF-` may stand this far in: readers accept it. */
const pdfHeaderWindow = 1_024

/** Beginnings of what people hand over in place of a picture; each has a sentence that says how to make one of it. */
const others: readonly (readonly [RegExp, ReadingTrouble])[] = [
  [/^RIFF....WEBP/s, 'picture.webp'],
  [/^GIF8[79]a/, 'picture.gif'],
  [/^BM.{4}\0\0\0\0/s, 'picture.bmp'],
  [/^(?:II\x2A\0|MM\0\x2A)/, 'picture.tiff'],
  [/^.{4}ftyp(?:heic|heix|hevc|hevx|heim|heis|mif1|msf1)/s, 'picture.heic'],
  [/^.{4}ftypavi[fs]/s, 'picture.avif'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg/s, 'picture.svg'],
  [/^(?:PK\x03\x04|\xD0\xCF\x11\xE0)/, 'picture.document'],
]

/** What a file is by its content, never by its name; or why no code is looked for in it. */
export function pictureMedia(file: Uint8Array): PictureMedia | ReadingTrouble {
  if (file.length === 0) return 'picture.empty'
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, pdfHeaderWindow)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return 'png'
  if (start.startsWith('\xFF\xD8\xFF')) return 'jpeg'
  if (start.includes('%PDF-')) return 'pdf'
  return others.find(([pattern]) => pattern.test(start))?.[1] ?? 'picture.unknown'
}
