import { createHash } from 'node:crypto'
import type { ParsedPart } from './letter.ts'

/**
 * What a set of copies is known by when it comes again, in whatever letter and order; null when there is nothing to
 * know it by. Files without content are left out: two visitors who each send an empty one have not sent the same.
 */
export function hashOfCopies(copies: readonly Pick<ParsedPart, 'sha256' | 'bytes'>[]): string | null {
  const hashes = copies.filter(({ bytes }) => bytes > 0).map(({ sha256 }) => sha256)
  if (hashes.length === 0) return null
  return createHash('sha256').update(hashes.toSorted().join('\n')).digest('hex')
}
