import { createHash } from 'node:crypto'
import type { ParsedPart } from '../domain/letter.ts'
import type { TransferEncoding } from '../domain/transfer-encoding.ts'
import { findProblem, sniffMedia, type Claim } from './media-kind.ts'

export const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** What a file is, by its decoded content and by what the letter says of it. */
export function describePart(
  claim: Claim,
  content: Uint8Array,
  encoded: Uint8Array | null,
  encoding: TransferEncoding,
): Omit<ParsedPart, 'range' | 'content'> {
  const media = sniffMedia(content, claim)
  return {
    name: claim.name,
    declaredType: claim.type,
    media,
    problem: findProblem(content, media, claim, encoded, encoding),
    bytes: content.length,
    sha256: hashOf(content),
    takenFrom: null,
    signatureOf: null,
  }
}
