import { decodeTransfer, type TransferEncoding } from '../domain/transfer-encoding.ts'
import { visibleLines } from '../domain/safe-text.ts'
import { decodeText } from './charset.ts'
import { htmlToText } from './html-text.ts'
import { maxText, maxTextSource } from './limits.ts'
import { sniffMedia } from './media-kind.ts'
import type { Leaf } from './mime-walk.ts'

/** A part that holds what the sender wrote, still encoded. */
export interface BodyText {
  readonly type: string
  readonly charset: string
  readonly encoding: TransferEncoding
  readonly encoded: Uint8Array
}

/** Enough of a part to know what it is. */
const headBytes = 4_096

/** A text without a name is what the sender wrote, unless it calls itself an attachment or is a file by its first byte. */
export function isBodyText(leaf: Leaf, encoded: Uint8Array): boolean {
  if (leaf.type !== 'text/plain' && leaf.type !== 'text/html') return false
  if (leaf.name !== '' || leaf.attached) return false
  const head = decodeTransfer(encoded.subarray(0, headBytes), leaf.encoding)
  const media = sniffMedia(head, { type: leaf.type, name: '' })
  // People's words hold hardly any control characters; ESC alone switches alphabets in old Japanese mail.
  const controls = head.filter(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  if (controls > 8 && controls > head.length / 50) return false
  // People may write «%PDF-» in a letter; a PDF begins with it, or goes on with its objects.
  if (media === 'pdf') return !/^\s*%PDF-|%PDF-[^]*\d obj\b/.test(Buffer.from(head).toString('latin1'))
  return media === 'text' || media === 'html' || media === 'other'
}

/** The letter's words as plain text: what was written as plain text, or else the HTML without its marks. */
export function lettersWords(bodies: readonly BodyText[]): string {
  const plain = wordsOf(bodies.filter(body => body.type === 'text/plain'))
  return plain || wordsOf(bodies.filter(body => body.type === 'text/html'))
}

function wordsOf(bodies: readonly BodyText[]): string {
  const texts: string[] = []
  let length = 0
  for (const body of bodies) {
    if (length >= maxText) break
    const bytes = decodeTransfer(body.encoded.subarray(0, maxTextSource), body.encoding)
    const text = decodeText(bytes, body.charset)
    const words = visibleLines(body.type === 'text/html' ? htmlToText(text) : text, maxText)
    if (words) texts.push(words)
    length += words.length
  }
  return visibleLines(texts.join('\n\n'), maxText)
}
