import { maxCmsElements, maxCmsNesting } from './limits.ts'

/** What a signature or an enveloped message (CMS, RFC 5652) holds. */
export type CmsContent =
  | { readonly kind: 'signed'; readonly content: Buffer }
  /** A signature beside its document, or certificates alone. */
  | { readonly kind: 'detached' }
  /** Encrypted for somebody's key. */
  | { readonly kind: 'enveloped' }
  | { readonly kind: 'unreadable' }

interface Element {
  readonly tag: number
  readonly start: number
  /** Of its content; for an unbounded element that of what it lies in. */
  readonly end: number
  readonly unbounded: boolean
}

const tags = { end: 0x00, octets: 0x04, object: 0x06, sequence: 0x30, octetsInPieces: 0x24, explicit: 0xa0 }
/** 1.2.840.113549.1.7: PKCS #7 */
const pkcs7 = '2a864886f70d0107'
const signedData = `${pkcs7}02`
/** envelopedData, signedAndEnvelopedData, encryptedData, and authEnvelopedData of S/MIME. */
const enveloped = new Set([`${pkcs7}03`, `${pkcs7}04`, `${pkcs7}06`, '2a864886f70d0109100117'])

const unreadable = { kind: 'unreadable' } as const

/**
 * The document inside an enveloping signature. Nothing is verified: this only finds what a person sent. Reads BER as it
 * is sent, lengths that are not known in advance and contents in pieces included; never throws. All signatures of a
 * letter share one `budget`.
 */
export function readCms(bytes: Buffer, budget = { elements: maxCmsElements }): CmsContent {
  /** @throws RangeError for anything that is no element within `end` */
  function read(at: number, end: number): Element {
    budget.elements -= 1
    if (budget.elements < 0 || at + 2 > end) throw new RangeError('no element')
    const [tag, first] = [bytes[at]!, bytes[at + 1]!]
    if ((tag & 0x1f) === 0x1f) throw new RangeError('a tag of several bytes')
    if (first === 0x80) return { tag, start: at + 2, end, unbounded: true }
    const more = first < 0x80 ? 0 : first & 0x7f
    if (more > 4 || at + 2 + more > end) throw new RangeError('a length of its own kind')
    const length = more === 0 ? first : bytes.readUIntBE(at + 2, more)
    const start = at + 2 + more
    if (start + length > end) throw new RangeError('longer than what it lies in')
    return { tag, start, end: start + length, unbounded: false }
  }

  /** Where the next element begins. */
  function after(element: Element, depth = 0): number {
    if (!element.unbounded) return element.end
    return eachChild(element, child => after(child, depth + 1), depth)
  }

  /** `visit` gives where its element ends. */
  function eachChild(element: Element, visit: (child: Element) => number, depth: number): number {
    if (depth > maxCmsNesting) throw new RangeError('too deep')
    let at = element.start
    while (element.unbounded || at < element.end) {
      const child = read(at, element.end)
      if (element.unbounded && child.tag === tags.end) return child.end
      at = visit(child)
    }
    return at
  }

  function need(at: number, end: number, tag: number): Element {
    const element = read(at, end)
    if (element.tag !== tag) throw new RangeError('another element')
    return element
  }

  function collect(element: Element, pieces: Buffer[], depth: number): number {
    if (element.tag === tags.octets && !element.unbounded) {
      pieces.push(bytes.subarray(element.start, element.end))
      return element.end
    }
    if (element.tag !== tags.octetsInPieces) throw new RangeError('no content')
    return eachChild(element, child => collect(child, pieces, depth + 1), depth)
  }

  try {
    const info = need(0, bytes.length, tags.sequence)
    const type = need(info.start, info.end, tags.object)
    const name = bytes.toString('hex', type.start, type.end)
    if (enveloped.has(name)) return { kind: 'enveloped' }
    if (name !== signedData) return unreadable
    const explicit = need(type.end, info.end, tags.explicit)
    const signed = need(explicit.start, explicit.end, tags.sequence)
    const version = read(signed.start, signed.end)
    const digests = read(after(version), signed.end)
    const inner = need(after(digests), signed.end, tags.sequence)
    const innerType = need(inner.start, inner.end, tags.object)
    if (!inner.unbounded && innerType.end === inner.end) return { kind: 'detached' }
    const wrapped = read(innerType.end, inner.end)
    if (wrapped.tag !== tags.explicit) return { kind: 'detached' }
    const pieces: Buffer[] = []
    collect(read(wrapped.start, wrapped.end), pieces, 0)
    return { kind: 'signed', content: pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces) }
  } catch (error) {
    if (error instanceof RangeError) return unreadable
    throw error
  }
}
