/** What a dictionary of a PDF holds under a name, as far as a lock is told by it; null for anything else. */
export type PdfValue = number | boolean | { readonly name: string } | { readonly bytes: Buffer } | null

const maxEntries = 100
const maxNesting = 10

const space = /[\0\t\n\f\r ]/
const delimiter = /[\0\t\n\f\r ()<>[\]{}/%]/
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Reads the dictionary that begins at `at`, which is of the document's own level: what lies in it is passed over. */
export function readPdfDictionary(text: string, at: number): ReadonlyMap<string, PdfValue> | null {
  const entries = new Map<string, PdfValue>()
  try {
    readDictionary(0)
    return entries
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }

  function skipSpace(): void {
    for (;;) {
      while (at < text.length && space.test(text[at]!)) at += 1
      if (text[at] !== '%') return
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1
    }
  }

  function readDictionary(depth: number): void {
    if (!text.startsWith('<<', at)) throw new RangeError('no dictionary')
    at += 2
    for (let count = 0; count < maxEntries; count += 1) {
      skipSpace()
      if (text.startsWith('>>', at)) {
        at += 2
        return
      }
      if (text[at] !== '/') throw new RangeError('no name')
      const name = readName()
      const value = readValue(depth + 1)
      if (depth === 0) entries.set(name, value)
    }
    throw new RangeError('too many entries')
  }

  function readValue(depth: number): PdfValue {
    if (depth > maxNesting) throw new RangeError('too deep')
    skipSpace()
    const first = text[at]
    if (first === '/') return { name: readName() }
    if (text.startsWith('<<', at)) {
      readDictionary(depth)
      return null
    }
    if (first === '(' || first === '<') return { bytes: readString() }
    if (first === '[') return readArray(depth)
    const word = readWord()
    if (word === 'true' || word === 'false') return word === 'true'
    const number = Number(word)
    if (!Number.isFinite(number)) return null
    // A reference is three words; nothing that a lock is told by stands elsewhere.
    const rest = /^\s+\d+\s+R(?![A-Za-z])/.exec(text.slice(at, at + 20))
    if (!rest) return number
    at += rest[0].length
    return null
  }

  function readArray(depth: number): null {
    at += 1
    for (let count = 0; count < maxEntries; count += 1) {
      skipSpace()
      if (text[at] === ']') {
        at += 1
        return null
      }
      readValue(depth + 1)
    }
    throw new RangeError('too many values')
  }

  function readWord(): string {
    const start = at
    while (at < text.length && !delimiter.test(text[at]!)) at += 1
    if (at === start) throw new RangeError('no value')
    return text.slice(start, at)
  }

  function readName(): string {
    at += 1
    const start = at
    while (at < text.length && !delimiter.test(text[at]!)) at += 1
    return text.slice(start, at).replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }

  function readString(): Buffer {
    const { bytes, end } = readPdfString(text, at)
    at = end
    return bytes
  }
}

/** The string that begins at `at`, in either of its two forms. @throws RangeError when it never ends */
export function readPdfString(text: string, at: number): { readonly bytes: Buffer; readonly end: number } {
  if (text[at] === '<') {
    const close = text.indexOf('>', at)
    if (close < 0) throw new RangeError('a string without an end')
    const digits = text.slice(at + 1, close).replace(/[^0-9a-f]/gi, '')
    return { bytes: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'), end: close + 1 }
  }
  let written = ''
  let depth = 0
  for (let index = at; index < text.length; index += 1) {
    const letter = text[index]!
    if (letter === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(index + 1, index + 4))?.[0]
      const next = text[index + 1] ?? ''
      const lineEnd = /^\r\n?|^\n/.exec(text.slice(index + 1, index + 3))?.[0]
      if (octal !== undefined) written += String.fromCharCode(parseInt(octal, 8) & 0xff)
      else if (lineEnd === undefined) written += escapes[next] ?? next
      index += octal?.length ?? lineEnd?.length ?? 1
      continue
    }
    if (letter === '(' && depth++ === 0) continue
    if (letter === ')' && --depth === 0) return { bytes: Buffer.from(written, 'latin1'), end: index + 1 }
    written += letter
  }
  throw new RangeError('a string without an end')
}
