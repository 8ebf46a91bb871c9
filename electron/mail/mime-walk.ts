import { AppError } from '../../shared/errors.ts'
import { decodeTransfer, type TransferEncoding } from '../domain/transfer-encoding.ts'
import { maxBoundary, maxNesting, maxParts, maxTypeName } from './limits.ts'
import { attachmentName, parseStructured, readHeaders, type Headers } from './mime-headers.ts'

/** A part without parts of its own: what a letter carries. */
export interface Leaf {
  /** The letter's own bytes, or those of a forwarded letter that had to be decoded first. */
  readonly bytes: Buffer
  readonly offset: number
  readonly length: number
  readonly encoding: TransferEncoding
  readonly type: string
  readonly charset: string
  readonly name: string
  readonly attached: boolean
  /** Inside a letter that was forwarded as a part of this one. */
  readonly forwarded: boolean
}

/** Where a multipart with a false boundary is searched for its true one: it begins with it, or with a short preamble. */
const guessWindow = 16 * 1024

interface Place {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  readonly depth: number
  readonly forwarded: boolean
  readonly defaultType: string
}

/**
 * Finds the leaves of a letter and where they lie, without copying or decoding more than it must.
 * @throws AppError `letter.too-deep`, `letter.too-many-parts`, `letter.headers-too-large`
 */
export function walkLetter(bytes: Buffer, headers: Headers): Leaf[] {
  const leaves: Leaf[] = []
  visit({ bytes, start: 0, end: bytes.length, depth: 0, forwarded: false, defaultType: 'text/plain' }, headers)
  return leaves

  function visit(place: Place, headers: Headers): void {
    if (place.depth > maxNesting) throw new AppError('letter.too-deep')
    if (headers.tooLarge) throw new AppError('letter.headers-too-large')
    const contentType = headers.first('content-type')
    const disposition = headers.first('content-disposition')
    const { value, params } = parseStructured(contentType)
    const type = value.length <= maxTypeName && /^[!-~]+\/[!-~]+$/.test(value) ? value : place.defaultType
    const encoding = transferEncoding(headers.first('content-transfer-encoding'))
    const body = { ...place, start: headers.bodyStart }

    if (type.startsWith('multipart/') && visitMultipart(body, type, params['boundary'] ?? '', encoding)) return
    const leaf: Leaf = {
      bytes: place.bytes,
      offset: body.start,
      length: place.end - body.start,
      encoding,
      // A multipart without parts is what its writer took for one: words.
      type: type.startsWith('multipart/') ? 'text/plain' : type,
      charset: params['charset'] ?? '',
      name: attachmentName(disposition, contentType),
      attached: /^\s*attachment/i.test(disposition),
      forwarded: place.forwarded,
    }
    const letter = type === 'message/rfc822' || type === 'message/global'
    // The outermost forwarded letter is kept whole; those inside it are in it already.
    if (!letter || !place.forwarded) add(leaf)
    if (letter) visitForwarded(body, encoding)
  }

  /** False when there is nothing to split, whatever the headers say. */
  function visitMultipart(body: Place, type: string, boundary: string, encoding: TransferEncoding): boolean {
    if (visitSegments(body, type, boundary)) return true
    // RFC 2045 forbids to encode a multipart as a whole; some gateways do.
    return encoding !== 'identity' && visitSegments(decodedPlace(body, encoding), type, boundary)
  }

  function visitSegments(place: Place, type: string, boundary: string): boolean {
    const segments = splitMultipart(place, boundary) ?? splitMultipart(place, guessBoundary(place))
    if (!segments) return false
    const defaultType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    for (const [start, end] of segments) {
      visit({ ...place, start, end, depth: place.depth + 1, defaultType }, readHeaders(place.bytes, start, end))
    }
    return true
  }

  function visitForwarded(body: Place, encoding: TransferEncoding): void {
    const letter = encoding === 'identity' ? body : decodedPlace(body, encoding)
    const inner = { ...letter, depth: body.depth + 1, forwarded: true, defaultType: 'text/plain' }
    visit(inner, readHeaders(inner.bytes, inner.start, inner.end))
  }

  function add(leaf: Leaf): void {
    if (leaves.length >= maxParts) throw new AppError('letter.too-many-parts')
    leaves.push(leaf)
  }
}

function decodedPlace(place: Place, encoding: TransferEncoding): Place {
  const decoded = decodeTransfer(place.bytes.subarray(place.start, place.end), encoding)
  const bytes = Buffer.from(decoded.buffer, decoded.byteOffset, decoded.byteLength)
  return { ...place, bytes, start: 0, end: bytes.length }
}

function transferEncoding(header: string): TransferEncoding {
  const name = header.replace(/^[\s"]+|[;\s"].*$/gs, '').toLowerCase()
  return name === 'base64' || name === 'quoted-printable' ? name : 'identity'
}

type Segment = readonly [start: number, end: number]

/** The ranges between the delimiter lines of `boundary`, or null when there is no such line. */
function splitMultipart({ bytes, start, end }: Place, declared: string): Segment[] | null {
  const boundary = declared.trimEnd()
  if (boundary === '' || boundary.length > maxBoundary) return null
  const segments: Segment[] = []
  // Bounded by the parent, so that a search never runs on into its other parts.
  const view = bytes.subarray(0, end)
  const marker = Buffer.from(`\n--${boundary}`)
  let opened: number | null = null
  for (const at of occurrences(view, marker, start)) {
    const delimiter = delimiterEnd(bytes, at + marker.length, end)
    if (!delimiter) continue
    const segmentEnd = at > 0 && bytes[at - 1] === 0x0d ? at - 1 : at
    if (opened !== null) segments.push([opened, Math.max(opened, segmentEnd)])
    // Twice the leaves: a segment may hold no leaf but other segments.
    if (segments.length > maxParts * 2) throw new AppError('letter.too-many-parts')
    opened = delimiter.last ? null : delimiter.next
    if (delimiter.last) break
  }
  // A letter that was cut has no closing delimiter: what came is still worth having.
  if (opened !== null && opened < end) segments.push([opened, end])
  return segments.length === 0 ? null : segments
}

/** Where `marker`, which begins with a line feed, stands; also at the very start, where no line ends before it. */
function* occurrences(view: Buffer, marker: Buffer, start: number): Generator<number> {
  if (view.subarray(start, start + marker.length - 1).equals(marker.subarray(1))) yield start - 1
  for (let at = view.indexOf(marker, start); at >= 0; at = view.indexOf(marker, at + 1)) yield at
}

/** The boundary that a multipart uses in fact, when it is not the one it declares: its first line of that shape. */
function guessBoundary({ bytes, start, end }: Place): string {
  const text = bytes.toString('latin1', start, Math.min(end, start + guessWindow))
  return /(?:^|\n)--([^\s-][^\r\n]{0,249})\r?\n(?:[a-z-]{1,60}:|\r?\n)/i.exec(text)?.[1] ?? ''
}

/** What follows a delimiter's boundary: it counts only when the line ends there, so `b1` is not found in `b12`. */
function delimiterEnd(bytes: Buffer, after: number, end: number): { next: number; last: boolean } | null {
  const last = bytes[after] === 0x2d && bytes[after + 1] === 0x2d
  let at = last ? after + 2 : after
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d)) at += 1
  if (at >= end) return { next: end, last }
  // The line feed stays in the segment's reach: the next delimiter may follow at once.
  return bytes[at] === 0x0a ? { next: at + 1, last } : last ? { next: at, last } : null
}
