import type { CopyProblem, MediaKind } from '../../shared/model/package.ts'
import type { TransferEncoding } from '../domain/transfer-encoding.ts'
import { pdfHeaderWindow, pdfTrailerWindow } from './limits.ts'
import { pdfLock } from './pdf-lock.ts'

/** What a letter says of a part. Only a hint: content decides wherever it can. */
export interface Claim {
  readonly type: string
  readonly name: string
}

const htmlStart = /^(?:\uFEFF|ï»¿)?\s*(?:<!--|<\?xml[^>]*>\s*)?\s*<(?:!doctype\s+html|html|head|body)\b/i
/** ISO base media brands of HEIF pictures; phones write the first two. */
const heicBrands = new Set(['heic', 'mif1', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'msf1'])
/** OIDs 1.2.840.113549.1.7.2 and .3, signedData and envelopedData: what .p7s, .p7m and .p7e begin with. */
const cms = [2, 3].map(kind => Buffer.from(`06092a864886f70d01070${kind}`, 'hex'))
/** Text documents, tables and slides of Microsoft Office and of LibreOffice. */
const officeName = /\.(?:doc|dot|xls|ppt)[xm]?$|\.(?:od[tsp]|rtf)$/i

/** What a file is, by its first bytes; by what it claims only where content does not tell. */
export function sniffMedia(content: Uint8Array, claim: Claim): MediaKind {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, pdfHeaderWindow))
  const text = head.toString('latin1')
  // Containers first: a stored ZIP or an enveloping signature shows the `%PDF-` of what it holds.
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) {
    return officeName.test(claim.name) || text.slice(30, 49) === '[Content_Types].xml' ? 'office' : 'zip'
  }
  if (text.startsWith('\xFF\xD8\xFF')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1A\n')) return 'png'
  if (text.slice(4, 8) === 'ftyp') return heicBrands.has(text.slice(8, 12)) ? 'heic' : 'other'
  if (head[0] === 0x30 && cms.some(kind => head.subarray(0, 64).includes(kind))) return 'signature'
  if (/^-----BEGIN (PKCS7|CMS)-----/.test(text)) return 'signature'
  // Kept closed, whatever they hold: winmail.dat (TNEF), old office files, RAR, 7-Zip.
  if (text.startsWith('\x78\x9F\x3E\x22')) return 'winmail'
  if (text.startsWith('\xD0\xCF\x11\xE0')) return /\.ms[gi]$/i.test(claim.name) ? 'other' : 'office'
  if (text.startsWith('{\\rtf')) return 'office'
  if (/^(?:Rar!\x1A|7z\xBC\xAF)/.test(text)) return 'other'
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
  // One that only refuses to be changed is shown like any other.
  if (pdfLock(pdf) === 'password') return 'encrypted'
  let end = pdf.length
  // Padding of zeros and blanks may be long; it is not content.
  while (end > 0 && pdf[end - 1]! <= 0x20) end -= 1
  const tail = pdf.toString('latin1', Math.max(0, end - pdfTrailerWindow), end)
  return tail.includes('%%EOF') || /startxref\s+\d+$/.test(tail) ? null : 'truncated'
}
