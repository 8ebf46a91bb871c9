import { AppError } from '../../shared/errors.ts'
import type { ParsedLetter, ParsedPart, ParseOutcome } from '../domain/letter.ts'
import { pairSignatures } from '../domain/signature-pairs.ts'
import { decodeTransfer } from '../domain/transfer-encoding.ts'
import { describePart, hashOf } from './describe-part.ts'
import { letterSource, readEnvelope } from './letter-envelope.ts'
import { isBodyText, lettersWords, type BodyText } from './letter-words.ts'
import { readHeaders, type Headers } from './mime-headers.ts'
import { walkLetter, type Leaf } from './mime-walk.ts'
import { openContainers } from './open-containers.ts'
import { releaseLarge } from './release-bytes.ts'
import { readWithMailparser } from './second-reading.ts'
import { uniteReadings } from './unite-readings.ts'

/** Reads a letter: its headers, its words, and every file it carries. Never throws for what is in the letter. */
export function parseLetter(raw: Uint8Array): ParseOutcome {
  const { outcome, words, bytes } = readOnce(raw)
  return outcome.kind === 'unreadable' ? outcome : withOpened(bytes, outcome.letter, words, outcome.letter.parts)
}

/**
 * The same, and where the letter is not written as the standards say, with what a second reader finds in it until
 * `signal` aborts. Nothing that the first one found is lost.
 */
export async function parseThoroughly(raw: Uint8Array, signal: AbortSignal): Promise<ParseOutcome> {
  const { outcome, words, ordinary, bytes } = readOnce(raw)
  if (outcome.kind === 'unreadable') return outcome
  if (ordinary) return withOpened(bytes, outcome.letter, words, outcome.letter.parts)
  const found = await readWithMailparser(bytes, signal)
  const wordHashes = words.map(({ encoded, encoding }) => hashOf(decodeTransfer(encoded, encoding)))
  const parts = uniteReadings(bytes, outcome.letter.parts, found, new Set(wordHashes))
  return withOpened(bytes, outcome.letter, words, parts)
}

/** With what is in its archives and signatures. */
function withOpened(
  bytes: Buffer,
  letter: ParsedLetter,
  words: readonly BodyText[],
  parts: readonly ParsedPart[],
): ParseOutcome {
  const opened = openContainers(bytes, parts, signed =>
    readContent(signed, readHeaders(signed, 0, signed.length), false),
  )
  const pairs = pairSignatures(opened.parts)
  return {
    kind: 'letter',
    letter: {
      ...letter,
      text: opened.words.length === 0 ? letter.text : lettersWords([...words, ...opened.words]),
      parts: opened.parts.map((part, at) => ({ ...part, signatureOf: pairs[at]! })),
    },
  }
}

interface Content {
  readonly words: readonly BodyText[]
  readonly parts: readonly ParsedPart[]
  readonly ordinary: boolean
}

/** Archives and signatures are closed. `ordinary`: another reader would find the same. */
export function readOnce(raw: Uint8Array) {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const headers = readHeaders(bytes, 0, bytes.length)
  try {
    const { words, parts, ordinary } = readContent(bytes, headers, true)
    const letter = { ...readEnvelope(headers), text: lettersWords(words), parts }
    return { outcome: { kind: 'letter', letter } satisfies ParseOutcome, words, ordinary, bytes }
  } catch (error) {
    const reason = error instanceof AppError ? error.code : 'letter.malformed'
    const outcome = { kind: 'unreadable', reason, ...letterSource(headers) } satisfies ParseOutcome
    return { outcome, words: [], ordinary: false, bytes }
  }
}

function readContent(bytes: Buffer, headers: Headers, ranged: boolean): Content {
  const words: BodyText[] = []
  const parts: ParsedPart[] = []
  const { leaves, ordinary } = walkLetter(bytes, headers)
  for (const leaf of leaves) {
    const encoded = leaf.bytes.subarray(leaf.offset, leaf.offset + leaf.length)
    if (isBodyText(leaf, encoded)) {
      if (!leaf.forwarded) words.push({ type: leaf.type, charset: leaf.charset, encoding: leaf.encoding, encoded })
    } else {
      parts.push(describeLeaf(leaf, encoded, ranged && leaf.bytes === bytes))
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
