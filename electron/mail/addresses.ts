import type { MailAddress } from '../domain/letter.ts'
import { singleLine } from '../domain/safe-text.ts'
import { maxAddress, maxAddresses, maxLine } from './limits.ts'
import { decodeWords } from './mime-headers.ts'

/**
 * Reads a list of addresses (RFC 5322, section 3.4, and what mailers make of it) in one pass.
 * Encoded words are decoded after the list is split, so that a name cannot make addresses of itself.
 */
export function parseAddresses(header: string, limit = maxAddresses): MailAddress[] {
  const found: MailAddress[] = []
  let words = ''
  let comment = ''
  let angle: string | null = null
  let at = 0

  function finish(): void {
    const address = angle ?? (words.includes('@') ? words : '')
    const name = angle === null ? (words.includes('@') ? comment : words || comment) : words || comment
    const entry = { name: cleanName(name), address: cleanAddress(address) }
    if (entry.name || entry.address) found.push(entry.address ? entry : unpack(entry))
    words = ''
    comment = ''
    angle = null
  }

  while (at < header.length && found.length < limit) {
    const letter = header[at]
    if (letter === '"') {
      const [text, next] = readQuoted(header, at + 1)
      words += text
      at = next
      continue
    }
    if (letter === '(') {
      const close = header.indexOf(')', at)
      const next = close < 0 ? header.length : close
      comment = header.slice(at + 1, next)
      at = next + 1
      continue
    }
    if (letter === '<') {
      const close = header.indexOf('>', at)
      const next = close < 0 ? header.length : close
      angle = header.slice(at + 1, next)
      at = next + 1
      continue
    }
    // `undisclosed-recipients:;` and named groups: the name is dropped, the members stay.
    if (letter === ':' && angle === null) words = ''
    else if (letter === ',' || letter === ';') finish()
    else words += letter
    at += 1
  }
  if (found.length < limit) finish()
  return found
}

function readQuoted(header: string, start: number): [text: string, next: number] {
  let text = ''
  let at = start
  for (; at < header.length && header[at] !== '"'; at += 1) {
    if (header[at] === '\\') at += 1
    text += header[at] ?? ''
  }
  return [text, at + 1]
}

function cleanName(raw: string): string {
  return singleLine(decodeWords(raw.trim()), maxLine)
}

function cleanAddress(raw: string): string {
  return singleLine(raw, maxAddress).replace(/^<+|>+$|\s+/g, '')
}

/** A few mailers encode name and address as one word; only believed where there is no address beside it. */
function unpack(entry: MailAddress): MailAddress {
  const match = /^([^<>]*)<([^<>\s@]+@[^<>\s@]+)>$/.exec(entry.name)
  return match ? { name: match[1]!.trim(), address: match[2]! } : entry
}
