import libmime from 'libmime'
import { guessText } from '../domain/guess-text.ts'
import { decodeText } from './charset.ts'
import { maxHeaderBytes, maxHeaderValue, maxRawName } from './limits.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const colon = 0x3a
const space = 0x20
const tab = 0x09

/** The headers of a letter or of a part, and where its content begins. */
export interface Headers {
  /** The first value under a name (in lower case), unfolded and in Unicode, encoded words as they are; '' when there is none. */
  first(name: string): string
  all(name: string): readonly string[]
  readonly bodyStart: number
  /** The block was longer than the limit: only its start was read. */
  readonly tooLarge: boolean
}

/** Reads the header block that starts at `start`. */
export function readHeaders(bytes: Buffer, start: number, end: number): Headers {
  const values = new Map<string, string[]>()
  const limit = Math.min(end, start + maxHeaderBytes)
  let fieldStart = -1
  let at = start
  let bodyStart = -1
  while (at < limit) {
    const found = bytes.indexOf(lineFeed, at)
    const next = found < 0 || found >= end ? end : found + 1
    const first = bytes[at]
    if (first === lineFeed || (first === carriageReturn && bytes[at + 1] === lineFeed)) {
      bodyStart = next
      break
    }
    if (first !== space && first !== tab) {
      keep(at)
      fieldStart = at
    }
    at = next
  }
  keep(Math.min(at, limit))
  return {
    first: name => values.get(name)?.[0] ?? '',
    all: name => values.get(name) ?? [],
    bodyStart: bodyStart < 0 ? end : bodyStart,
    tooLarge: bodyStart < 0 && at >= limit && limit < end,
  }

  /** Files the field that ends before `fieldEnd`; lines without a name (an mbox `From `, stray text) are not headers. */
  function keep(fieldEnd: number): void {
    if (fieldStart < 0) return
    const nameEnd = bytes.indexOf(colon, fieldStart)
    if (nameEnd < 0 || nameEnd >= fieldEnd || nameEnd - fieldStart > 100) return
    const name = bytes.toString('latin1', fieldStart, nameEnd).trim().toLowerCase()
    if (!/^[!-9;-~]+$/.test(name)) return
    const value = bytes.subarray(nameEnd + 1, Math.min(fieldEnd, nameEnd + 1 + maxHeaderValue))
    const text = guessText(value)
      .replace(/\r?\n[ \t]?|\r/g, ' ')
      .trim()
    const known = values.get(name)
    if (known) known.push(text)
    else values.set(name, [text])
  }
}

/** A header value for people: encoded words decoded. Not yet cleaned. */
export function decodeWords(value: string): string {
  return value.includes('=?') ? libmime.decodeWords(value) : value
}

export interface Structured {
  /** The header itself. */
  readonly source: string
  /** The value before the parameters, in lower case. */
  readonly value: string
  readonly params: Readonly<Record<string, string>>
}

/** Splits `value; name=…; name*0*=…` with RFC 2231 joined and decoded. */
export function parseStructured(header: string): Structured {
  if (header === '') return { source: '', value: '', params: {} }
  const parsed = libmime.parseHeaderValue(header)
  return { source: header, value: (parsed.value || '').trim().toLowerCase(), params: parsed.params }
}

/** The best of the names that a part gives itself; '' when it gives none. */
export function attachmentName(disposition: Structured, contentType: Structured): string {
  const candidates = [
    ...namesOf(disposition, 'filename'),
    ...namesOf(contentType, 'name'),
    ...namesOf(disposition, 'name'),
    ...namesOf(contentType, 'filename'),
  ]
  // Some mailers write the true name once and a row of question marks beside it (`name*=us-ascii''%3F%3F`).
  return candidates.find(name => !/[?\uFFFD]/.test(name)) ?? candidates[0] ?? ''
}

function namesOf({ source, params }: Structured, param: 'filename' | 'name'): string[] {
  const extended = params[param]
  if (extended === undefined) return []
  const names = [extended]
  // libmime drops the plain form when there is an extended one: hide that, and read again.
  if (/[?\uFFFD]/.test(extended))
    names.push(parseStructured(source.replace(/;\s*(file)?name\*/gi, ';x*')).params[param] ?? '')
  return names.map(decodeName).filter(name => name !== '')
}

function decodeName(raw: string): string {
  const name = decodeWords(raw.slice(0, maxRawName * 4)).trim()
  return decodePercents(name).slice(0, maxRawName).toWellFormed()
}

/** A few webmails percent-encode a name without saying so by RFC 2231. Only believed when it makes letters. */
function decodePercents(name: string): string {
  if (!/%[89a-f][0-9a-f]/i.test(name) || !/^[ -~]*$/.test(name)) return name
  const bytes = Buffer.from(
    name.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
  const text = decodeText(bytes, '')
  return /\p{L}/u.test(text) ? text : name
}
