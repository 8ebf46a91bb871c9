import { isAscii, isUtf8 } from 'node:buffer'
import type { TransferEncoding } from '../domain/transfer-encoding.ts'
import { maxHeaderValue } from './limits.ts'
import { decodeWords, type Headers, type Structured } from './mime-headers.ts'
import type { Leaf } from './mime-walk.ts'

/**
 * Whether a letter is written as the standards say. Of such a letter any two readers find the same; of any other each
 * finds what its authors thought of, so a second one is asked.
 */

const equals = 0x3d
const single = ['from', 'subject', 'content-type', 'content-transfer-encoding', 'content-disposition']
const encodings = new Set(['', '7bit', '8bit', 'binary', 'base64', 'quoted-printable'])
/** A line that neither names a field nor goes on with one. (`^` stands between CR and LF too.) */
const strayLine = /^(?![!-9;-~]+:|[ \t]|\r?\n|$)/m

/** `head` with the blank line that ends it. */
export function isOrdinaryHead(head: Buffer, headers: Headers): boolean {
  if (head.length > maxHeaderValue || !isUtf8(head)) return false
  const text = head.toString('latin1')
  const isWellFormed = /(?:^|\n)\r?\n$/.test(text) && !/\0|\r(?!\n)/.test(text) && !strayLine.test(text)
  return (
    isWellFormed &&
    single.every(name => headers.all(name).length <= 1) &&
    headers.all('content-type')[0] !== '' &&
    encodings.has(headers.first('content-transfer-encoding').toLowerCase())
  )
}

/** `type` is what the part is taken for. A digest gives its parts a type that hardly anybody knows of. */
export function isOrdinaryType(type: string, contentType: Structured, encoding: TransferEncoding): boolean {
  if (type === 'multipart/digest' || (contentType.source !== '' && contentType.value !== type)) return false
  if (type.startsWith('multipart/')) return encoding === 'identity'
  // Some readers split by a boundary whatever it is that has one.
  return contentType.params['boundary'] === undefined && (encoding === 'identity' || !type.startsWith('message/'))
}

export function isOrdinaryLeaf(leaf: Leaf, disposition: Structured, contentType: Structured): boolean {
  const name = decodeWords(disposition.params['filename'] || contentType.params['name'] || '')
  const isOrdinary =
    ['', 'inline', 'attachment'].includes(disposition.value) && name === leaf.name && isOrdinaryBase64(leaf)
  return isOrdinary && (leaf.length > 0 || isNothingToAll(leaf))
}

/** Of nothing at all, one reader makes an empty file and another one with a line end in it; as words both are nothing. */
function isNothingToAll({ type, name, attached, encoding }: Leaf): boolean {
  return encoding === 'base64' || (/^text\/(?:plain|html)$/.test(type) && name === '' && !attached)
}

/** Base64 ends with its padding: whether what follows belongs to the file is a matter of opinion, as are bytes that are no letters. */
function isOrdinaryBase64({ bytes, offset, length, encoding }: Leaf): boolean {
  if (encoding !== 'base64') return true
  const encoded = bytes.subarray(offset, offset + length)
  if (!isAscii(encoded)) return false
  const padding = encoded.indexOf(equals)
  return padding < 0 || (encoded.length - padding < 100 && /^[=\s]*$/.test(encoded.toString('latin1', padding)))
}
