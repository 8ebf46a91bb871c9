import { AppError } from '../../shared/errors.ts'
import type { ParsedPart, ParseOutcome } from '../domain/letter.ts'
import { decodeTransfer } from '../domain/transfer-encoding.ts'
import { describePart, hashOf } from './describe-part.ts'
import { letterSource, readEnvelope } from './letter-envelope.ts'
import { isBodyText, lettersWords, type BodyText } from './letter-words.ts'
import { readHeaders, type Headers } from './mime-headers.ts'
import { walkLetter, type Leaf } from './mime-walk.ts'
import { releaseLarge } from './release-bytes.ts'
import { readWithMailparser } from './second-reading.ts'
import { uniteReadings } from './unite-readings.ts'

/** Reads a letter: its headers, its words, and every file it carries. Never throws for what is in the letter. */
export function parseLetter(raw: Uint8Array): ParseOutcome {
  return readOnce(raw).outcome
}

/**
 * The same, and where the letter is not written as the standards say, with what a second reader finds in it until
 * `signal` aborts. Nothing that the first one found is lost.
 */
export async function parseThoroughly(raw: Uint8Array, signal: AbortSignal): Promise<ParseOutcome> {
  const { outcome, words, ordinary, bytes } = readOnce(raw)
  if (outcome.kind === 'unreadable' || ordinary) return outcome
  const found = await readWithMailparser(bytes, signal)
  const wordHashes = words.map(({ encoded, encoding }) => hashOf(decodeTransfer(encoded, encoding)))
  const parts = uniteReadings(bytes, outcome.letter.parts, found, new Set(wordHashes))
  return { kind: 'letter', letter: { ...outcome.letter, parts } }
}

interface Content {
  readonly words: readonly BodyText[]
  readonly parts: readonly ParsedPart[]
  readonly ordinary: boolean
}

/** `ordinary`: another reader would find the same. */
export function readOnce(raw: Uint8Array) {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const headers = readHeaders(bytes, 0, bytes.length)
  try {
    const { words, parts, ordinary } = readContent(bytes, headers)
    const letter = { ...readEnvelope(headers), text: lettersWords(words), parts }
    return { outcome: { kind: 'letter', letter } satisfies ParseOutcome, words, ordinary, bytes }
  } catch (error) {
    const reason = error instanceof AppError ? error.code : 'letter.malformed'
    const outcome = { kind: 'unreadable', reason, ...letterSource(headers) } satisfies ParseOutcome
    return { outcome, words: [], ordinary: false, bytes }
  }
}

function readContent(bytes: Buffer, headers: Headers): Content {
  const words: BodyText[] = []
  const parts: ParsedPart[] = []
  const { leaves, ordinary } = walkLetter(bytes, headers)
  for (const leaf of leaves) {
    const encoded = leaf.bytes.subarray(leaf.offset, leaf.offset + leaf.length)
    if (isBodyText(leaf, encoded)) {
      if (!leaf.forwarded) words.push({ type: leaf.type, charset: leaf.charset, encoding: leaf.encoding, encoded })
    } else {
      parts.push(describeLeaf(leaf, encoded, leaf.bytes === bytes))
    }
  }
  return { words, parts, ordinary }
}

function describeLeaf(leaf: Leaf, encoded: Uint8Array, ranged: boolean): ParsedPart {
  const content = decodeTransfer(encoded, leaf.encoding)
  const described = describePart(leaf, content, encoded, leaf.encoding)
  if (!ranged) return { ...described, range: null, content: Uint8Array.from(content) }
  // It is decoded anew whenever it is read: the files of a letter are never in memory together.
  if (leaf.encoding !== 'identity') releaseLarge(content)
  return { ...described, range: { offset: leaf.offset, length: leaf.length, encoding: leaf.encoding }, content: null }
}
