import {
  batchBytes,
  batchLetters,
  maxLetterBytes,
  oversizeHeaderBytes,
  understatedBytes,
  understatedShare,
} from './limits.ts'
import type { LetterFacts } from './refusals.ts'

/** A letter before it is fetched. */
export interface Sized extends LetterFacts {
  readonly uid: number
  /** What the server calls it wherever it lies, where it promised such names. */
  readonly serverId: string | null
  /** Bytes that are waited for: a little more than was announced, and all that is ever fetched once it proved to be larger. */
  readonly room: number
}

export function isOversize({ bytes }: Sized): boolean {
  return bytes > maxLetterBytes
}

/** Bytes to be waited for of a letter that was announced so. */
export function roomFor(bytes: number): number {
  return Math.min(maxLetterBytes + 1, Math.ceil(bytes * (1 + understatedShare)) + understatedBytes)
}

/** So that it comes whole, whatever was announced. */
export function withAllRoom(sized: Sized): Sized {
  return { ...sized, room: maxLetterBytes + 1 }
}

/** What fetching them brings at most: of a letter that is too large, no more than its headers. */
export function bytesOf(batch: readonly Sized[]): number {
  return batch.reduce((sum, one) => sum + (isOversize(one) ? oversizeHeaderBytes : one.room), 0)
}

/** Groups letters for fetching: the newest alone, so that it comes first; the oversize alone; the rest by size. */
export function batches(letters: readonly Sized[]): Sized[][] {
  const plan: Sized[][] = []
  let bytes = 0
  for (const [index, letter] of letters.entries()) {
    const last = plan.at(-1)
    const alone = index <= 1 || !last || isOversize(letter) || isOversize(last[0]!)
    if (alone || last.length >= batchLetters || bytes + letter.room > batchBytes) {
      plan.push([letter])
      bytes = letter.room
    } else {
      last.push(letter)
      bytes += letter.room
    }
  }
  return plan
}
