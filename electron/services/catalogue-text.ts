import { guessText } from '../domain/guess-text.ts'

/** A file's bytes as text: by its mark when it has one, else by how they look. */
export function decodeCatalogue(bytes: Uint8Array): string {
  const charset = wideCharset(bytes)
  // All decoders drop a mark at the start.
  if (charset !== null) return new TextDecoder(charset).decode(bytes)
  const text = new TextDecoder().decode(bytes)
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return isMarked || isMostlyWhole(text) ? text : guessText(bytes)
}

/** One damaged letter does not make another charset of a whole file: there, hardly a letter would be whole. */
function isMostlyWhole(text: string): boolean {
  const damaged = text.match(/\uFFFD/g)?.length ?? 0
  return damaged === 0 || damaged * 20 < (text.match(/[\u0080-\uFFFC]/g)?.length ?? 0)
}

/** UTF-16 by its mark, or by the zeros of the plain letters that any heading or brace has. */
function wideCharset([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be'
  return null
}

/** A ZIP (`.xlsx`, `.ods`) or an old Office file (`.xls`): what people save when they mean a list. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4)).toString('latin1')
  return start === 'PK\x03\x04' || start === '\xD0\xCF\x11\xE0'
}
