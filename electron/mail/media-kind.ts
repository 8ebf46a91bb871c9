import type { CopyProblem, MediaKind } from '../../shared/model/package.ts'
import type { TransferEncoding } from '../domain/transfer-encoding.ts'
import { pdfHeaderWindow, pdfTrailerWindow } from './limits.ts'

/** What a letter says of a part. Only a hint: content decides wherever it can. */
export interface Claim {
  readonly type: string
  readonly name: string
}

const htmlStart = /^(?:\uFEFF|ï»¿)?\s*(?:<!--|<\?xml[^>]*>\s*)?\s*<(?:!doctype\s+html|html|head|body)\b/i
/** ISO base media brands of HEIF pictures; phones write the first two. */
const heicBrands = new Set(['heic', 'mif1', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'msf1'])
/** OID 1.2.840.113549.1.7.2, signedData: what .p7s and .p7m of a signature begin with. */
const signedData = Buffer.from('06092a864886f70d010702', 'hex')

/** What a file is, by its first bytes; by what it claims only where content does not tell. */
export function sniffMedia(content: Uint8Array, claim: Claim): MediaKind {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, pdfHeaderWindow))
  const text = head.toString('latin1')
  // Containers first: a stored ZIP or an enveloping signature shows the `%PDF-` of what it holds.
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip'
  if (text.startsWith('\xFF\xD8\xFF')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1A\n')) return 'png'
  if (text.slice(4, 8) === 'ftyp') return heicBrands.has(text.slice(8, 12)) ? 'heic' : 'other'
  if (head[0] === 0x30 && head.subarray(0, 64).includes(signedData)) return 'signature'
  if (/^-----BEGIN (PKCS7|CMS)-----/.test(text)) return 'signature'
  // winmail.dat (TNEF), RAR, 7-Zip, old office files: kept closed, whatever they hold.
  if (/^(?:\x78\x9F\x3E\x22|Rar!\x1A|7z\xBC\xAF|\xD0\xCF\x11\xE0)/.test(text)) return 'other'
  if (text.includes('%PDF-')) return 'pdf'
  if (text.startsWith('BEGIN:VCALENDAR')) return 'calendar'
  if (htmlStart.test(text)) return 'html'
  return claimedMedia(claim, head)
}

function claimedMedia({ type, name }: Claim, head: Buffer): MediaKind {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  if (type === 'message/rfc822' || type === 'message/global' || extension === 'eml') return 'letter'
  // Signatures in BER, or wrapped once more in base64.
  if (/^application\/(x-)?pkcs7-(signature|mime)$/.test(type) || extension === 'p7s' || extension === 'p7m')
    return 'signature'
  if (head.includes(0)) return 'other'
  if (type === 'text/calendar' || extension === 'ics') return 'calendar'
  if (type === 'text/html' || extension === 'html' || extension === 'htm') return 'html'
  return type.startsWith('text/') || type === 'message/delivery-status' || extension === 'txt' ? 'text' : 'other'
}

export function claimsPdf({ type, name }: Claim): boolean {
  return /^application\/(x-)?pdf$/.test(type) || /\.pdf$/i.test(name)
}

/** Why a file cannot be shown, seen from its bytes without reading its structure; null when nothing speaks against it. */
export function findProblem(
  content: Uint8Array,
  media: MediaKind,
  claim: Claim,
  encoded: Uint8Array | null,
  encoding: TransferEncoding,
): CopyProblem | null {
  if (content.length === 0) {
    if (!mayBeCopy(claim)) return null
    return encoding === 'base64' && encoded?.some(byte => byte > 0x20) ? 'undecodable' : 'empty'
  }
  if (media === 'pdf') return pdfProblem(Buffer.from(content.buffer, content.byteOffset, content.length))
  // A photograph under the name of a PDF can be shown all the same.
  if (!claimsPdf(claim) || media === 'jpeg' || media === 'png') return null
  return encoding === 'base64' && encoded && hasStrayBytes(encoded) ? 'undecodable' : 'not-pdf'
}

/** An empty file has no content to tell by: what claims to be a document or nothing in particular was meant as a copy. */
function mayBeCopy(claim: Claim): boolean {
  return (
    claimsPdf(claim) ||
    claim.type.startsWith('image/') ||
    (claim.type === 'application/octet-stream' && !claim.name.includes('.'))
  )
}

/** A base64 text of which so much is not base64 that its content cannot be what was sent. */
function hasStrayBytes(encoded: Uint8Array): boolean {
  return /[^A-Za-z0-9+/=\s]/.test(Buffer.from(encoded.subarray(0, 4_096)).toString('latin1'))
}

function pdfProblem(pdf: Buffer): CopyProblem | null {
  if (isEncrypted(pdf)) return 'encrypted'
  let end = pdf.length
  // Padding of zeros and blanks may be long; it is not content.
  while (end > 0 && pdf[end - 1]! <= 0x20) end -= 1
  const tail = pdf.toString('latin1', Math.max(0, end - pdfTrailerWindow), end)
  return tail.includes('%%EOF') || /startxref\s+\d+$/.test(tail) ? null : 'truncated'
}

/** One trailer for each time the file was saved: nobody saves a copy so often. */
const encryptTries = 1_000

/** `/Encrypt` of a trailer or of a cross-reference stream: both are written plainly, and say a reference or a dictionary. */
function isEncrypted(pdf: Buffer): boolean {
  let at = pdf.indexOf('/Encrypt')
  for (let tries = 0; at >= 0 && tries < encryptTries; tries += 1, at = pdf.indexOf('/Encrypt', at + 8)) {
    if (/^\s*(?:\d+\s+\d+\s+R|<<)/.test(pdf.toString('latin1', at + 8, at + 40))) return true
  }
  return false
}
