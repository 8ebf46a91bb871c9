import type { ParsedPart } from '../domain/letter.ts'
import { decodeTransfer } from '../domain/transfer-encoding.ts'
import { describePart, hashOf } from './describe-part.ts'
import { maxParts } from './limits.ts'
import type { FoundFile } from './second-reading.ts'

/**
 * The files of both readings of a letter, each once. Where one name stands over two contents that are one file, which
 * one reader broke off or left encoded, the better one stays. `wordHashes` are of what is no file.
 */
export function uniteReadings(
  raw: Uint8Array,
  first: readonly ParsedPart[],
  second: readonly FoundFile[],
  wordHashes: ReadonlySet<string>,
): readonly ParsedPart[] {
  const parts = [...first]
  const known = new Set([...wordHashes, ...first.map(({ sha256 }) => sha256)])
  const agreed = new Set(second.map(({ content }) => hashOf(content)))
  // The first reading looks into forwarded letters: another cut of one holds nothing new, unless it was left encoded.
  const isForwarded = first.some(({ declaredType }) => declaredType === 'message/rfc822')
  for (const file of second) {
    const sha256 = hashOf(file.content)
    if (known.has(sha256) || solidLength(file.content) === 0) continue
    if (isForwarded && file.type === 'message/rfc822') {
      const encoded = parts.findIndex(part => isLeftEncoded(part, file))
      if (encoded >= 0) parts[encoded] = describeFound(file)
      continue
    }
    known.add(sha256)
    const rival = findRival(file)
    if (rival?.better === 'second') parts[rival.at] = describeFound(file)
    else if (!rival && parts.length < maxParts) parts.push(describeFound(file))
  }
  return parts

  function isLeftEncoded(part: ParsedPart, { type, content }: FoundFile): boolean {
    return part.declaredType === type && !agreed.has(part.sha256) && isEncodingOf(contentOf(raw, part), content)
  }

  function findRival({ name, content }: FoundFile) {
    for (const [at, part] of parts.entries()) {
      if (part.name !== name || agreed.has(part.sha256)) continue
      const better = betterOf(contentOf(raw, part), content)
      if (better) return { at, better }
    }
    return null
  }
}

/** Which of two readings of one file is to be kept; null when they are two files. */
function betterOf(first: Uint8Array, second: Uint8Array): 'first' | 'second' | null {
  if (isEncodingOf(first, second)) return 'second'
  if (isEncodingOf(second, first)) return 'first'
  const length = Math.min(first.length, second.length)
  if (Buffer.compare(first.subarray(0, length), second.subarray(0, length)) !== 0) return null
  return first.length < solidLength(second) ? 'second' : 'first'
}

function isEncodingOf(encoded: Uint8Array, content: Uint8Array): boolean {
  return (['base64', 'quoted-printable'] as const).some(encoding => {
    const decoded = decodeTransfer(encoded, encoding)
    return decoded.length < encoded.length && Buffer.compare(decoded, content) === 0
  })
}

/** Without blanks at the end: readers differ in whether the last line end is the file's. */
function solidLength(content: Uint8Array): number {
  return content.findLastIndex(byte => byte > 0x20) + 1
}

function contentOf(raw: Uint8Array, { range, content }: ParsedPart): Uint8Array {
  if (!range) return content ?? new Uint8Array(0)
  return decodeTransfer(raw.subarray(range.offset, range.offset + range.length), range.encoding)
}

/** Bytes that share their memory with nothing else, so that they can be handed over. */
function ownBytes(bytes: Buffer): Uint8Array {
  return bytes.buffer.byteLength === bytes.length ? bytes : Uint8Array.from(bytes)
}

function describeFound({ name, type, content }: FoundFile): ParsedPart {
  return {
    ...describePart({ name, type }, content, content, 'identity'),
    range: null,
    content: ownBytes(content),
  }
}
