import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { ParsedPart, ParseOutcome } from '../domain/letter.ts'
import { decodeTransfer } from '../domain/transfer-encoding.ts'
import { readHeaders, type Headers } from './mime-headers.ts'
import { findProblem, sniffMedia, type Claim } from './media-kind.ts'
import { walkLetter, type Leaf } from './mime-walk.ts'
import { letterSource, readEnvelope } from './letter-envelope.ts'
import { isBodyText, lettersWords, type BodyText } from './letter-words.ts'

/** Reads a letter: its headers, its words, and every file it carries. Never throws for what is in the letter. */
export function parseLetter(raw: Uint8Array): ParseOutcome {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const headers = readHeaders(bytes, 0, bytes.length)
  try {
    const { words, parts } = readContent(bytes, headers)
    return { kind: 'letter', letter: { ...readEnvelope(headers), text: lettersWords(words), parts } }
  } catch (error) {
    const reason = error instanceof AppError ? error.code : 'letter.malformed'
    return { kind: 'unreadable', reason, ...letterSource(headers) }
  }
}

interface Content {
  readonly words: readonly BodyText[]
  readonly parts: readonly ParsedPart[]
}

function readContent(bytes: Buffer, headers: Headers): Content {
  const words: BodyText[] = []
  const parts: ParsedPart[] = []
  for (const leaf of walkLetter(bytes, headers)) {
    const encoded = leaf.bytes.subarray(leaf.offset, leaf.offset + leaf.length)
    if (isBodyText(leaf, encoded)) {
      if (!leaf.forwarded) words.push({ type: leaf.type, charset: leaf.charset, encoding: leaf.encoding, encoded })
    } else {
      parts.push(describeLeaf(leaf, encoded, leaf.bytes === bytes))
    }
  }
  return { words, parts }
}

function describeLeaf(leaf: Leaf, encoded: Uint8Array, ranged: boolean): ParsedPart {
  const content = decodeTransfer(encoded, leaf.encoding)
  const claim: Claim = { type: leaf.type, name: leaf.name }
  const media = sniffMedia(content, claim)
  return {
    name: leaf.name,
    declaredType: leaf.type,
    media,
    problem: findProblem(content, media, claim, encoded, leaf.encoding),
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    range: ranged ? { offset: leaf.offset, length: leaf.length, encoding: leaf.encoding } : null,
    content: ranged ? null : Uint8Array.from(content),
  }
}
