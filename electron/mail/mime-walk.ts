import { AppError } from '../../shared/errors.ts'
import { decodeTransfer, type TransferEncoding } from '../domain/transfer-encoding.ts'
import { maxNesting, maxParts, maxTypeName, maxUnpackedBytes } from './limits.ts'
import { attachmentName, parseStructured, readHeaders, type Headers } from './mime-headers.ts'
import { isOrdinaryHead, isOrdinaryLeaf, isOrdinaryType } from './ordinary.ts'
import { splitMultipart, type Split } from './split-multipart.ts'

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

export interface Walk {
  readonly leaves: readonly Leaf[]
  /** Everything is written as the standards say: another reader finds the same. */
  readonly ordinary: boolean
}

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
export function walkLetter(bytes: Buffer, headers: Headers): Walk {
  const leaves: Leaf[] = []
  let ordinary = true
  let unpacked = 0
  visit({ bytes, start: 0, end: bytes.length, depth: 0, forwarded: false, defaultType: 'text/plain' }, headers)
  return { leaves, ordinary }

  function visit(place: Place, headers: Headers): void {
    if (place.depth > maxNesting) throw new AppError('letter.too-deep')
    if (headers.tooLarge) throw new AppError('letter.headers-too-large')
    expectOrdinary(isOrdinaryHead(place.bytes.subarray(place.start, headers.bodyStart), headers))
    const contentType = parseStructured(headers.first('content-type'))
    const disposition = parseStructured(headers.first('content-disposition'))
    const { value, params } = contentType
    const type = value.length <= maxTypeName && /^[!-~]+\/[!-~]+$/.test(value) ? value : place.defaultType
    const encoding = transferEncoding(headers.first('content-transfer-encoding'))
    const body = { ...place, start: headers.bodyStart }
    expectOrdinary(isOrdinaryType(type, contentType, encoding))

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
      attached: /^\s*attachment/i.test(disposition.source),
      forwarded: place.forwarded,
    }
    expectOrdinary(isOrdinaryLeaf(leaf, disposition, contentType))
    const letter = type === 'message/rfc822' || type === 'message/global'
    // The outermost forwarded letter is kept whole; those inside it are in it already.
    if (!letter || !place.forwarded) add(leaf)
    if (letter) visitForwarded(body, encoding)
  }

  /** False when there is nothing to split, whatever the headers say. */
  function visitMultipart(body: Place, type: string, boundary: string, encoding: TransferEncoding): boolean {
    if (visitSegments(body, type, splitMultipart(body, boundary))) return true
    // RFC 2045 forbids to encode a multipart as a whole; some gateways do.
    if (encoding === 'identity') return false
    const decoded = unpack(body, encoding)
    return visitSegments(decoded, type, splitMultipart(decoded, boundary))
  }

  function visitSegments(place: Place, type: string, split: Split | null): boolean {
    expectOrdinary(split?.ordinary ?? false)
    if (!split) return false
    const defaultType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    for (const [start, end] of split.segments) {
      visit({ ...place, start, end, depth: place.depth + 1, defaultType }, readHeaders(place.bytes, start, end))
    }
    return true
  }

  function visitForwarded(body: Place, encoding: TransferEncoding): void {
    const letter = encoding === 'identity' ? body : unpack(body, encoding)
    const inner = { ...letter, depth: body.depth + 1, forwarded: true, defaultType: 'text/plain' }
    visit(inner, readHeaders(inner.bytes, inner.start, inner.end))
  }

  function unpack(place: Place, encoding: TransferEncoding): Place {
    const decoded = decodeTransfer(place.bytes.subarray(place.start, place.end), encoding)
    unpacked += decoded.length
    if (unpacked > maxUnpackedBytes) throw new AppError('letter.too-deep')
    const bytes = Buffer.from(decoded.buffer, decoded.byteOffset, decoded.byteLength)
    return { ...place, bytes, start: 0, end: bytes.length }
  }

  function expectOrdinary(isOrdinary: boolean): void {
    ordinary &&= isOrdinary
  }

  function add(leaf: Leaf): void {
    if (leaves.length >= maxParts) throw new AppError('letter.too-many-parts')
    leaves.push(leaf)
  }
}

function transferEncoding(header: string): TransferEncoding {
  const name = header.replace(/^[\s"]+|[;\s"].*$/gs, '').toLowerCase()
  return name === 'base64' || name === 'quoted-printable' ? name : 'identity'
}
