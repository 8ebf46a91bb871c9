import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { ParsedLetter, ParsedPart } from '../../../electron/domain/letter.ts'
import { decodeTransfer } from '../../../electron/domain/transfer-encoding.ts'
import { parseLetter } from '../../../electron/mail/parse.ts'

/** The letter, which must be readable. */
export function parse(raw: Uint8Array): ParsedLetter {
  const outcome = parseLetter(raw)
  if (outcome.kind !== 'letter') throw new Error(outcome.reason)
  return outcome.letter
}

/** The content of a part as the store will read it: from the raw letter, or from what was stored beside it. */
export function contentOf(raw: Uint8Array, { range, content, sha256, bytes }: ParsedPart): Buffer {
  const read = range
    ? decodeTransfer(raw.subarray(range.offset, range.offset + range.length), range.encoding)
    : content!
  expect(read.length).toBe(bytes)
  expect(createHash('sha256').update(read).digest('hex')).toBe(sha256)
  return Buffer.from(read)
}
