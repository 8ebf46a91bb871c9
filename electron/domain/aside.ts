import type { AsideReason } from '../../shared/model/package.ts'
import type { Automatic } from './letter.ts'

/** More letters from one sender than this within `floodMs` are a flood: what comes beyond them is held aside. */
export const floodLetters = 50
export const floodMs = 60_000

export interface AsideFacts {
  readonly automatic: Automatic | null
  /** Whether it carries a copy whose type is known, in whatever state. */
  readonly hasKnownCopies: boolean
  /** Stored letters of the same sender within `floodMs` before it or after it, whichever are more. */
  readonly neighbours: number
}

/**
 * Why a new package is not for the queue; null when it is. Nothing is lost by it: what is held aside is counted and
 * listed at the desk. Дія writes its letters by a program too, so a program's letter with copies is a visitor's. An
 * answer and a bounce bring somebody else's letter back, copies and all, and are never one.
 */
export function decideAside({ automatic, hasKnownCopies, neighbours }: AsideFacts): AsideReason | null {
  if (automatic === 'bounce' || automatic === 'reply') return 'automatic'
  if (automatic === 'program' && !hasKnownCopies) return 'automatic'
  return neighbours >= floodLetters ? 'flood' : null
}
