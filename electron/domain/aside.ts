import type { AsideReason } from '../../shared/model/package.ts'
import type { Automatic } from './letter.ts'

/**
 * More letters from one sender than this within `floodMs` are a flood: what comes beyond them is held aside, so that
 * intake never has more than these of any such span in the queue, in whatever order they come. What a person takes into
 * the queue counts there. A mailbox that was moved from elsewhere, every letter under the date of the move, is a flood
 * by this rule: beyond the first of a sender its letters are held aside, and a person takes them out.
 */
export const floodLetters = 50
export const floodMs = 60_000

export interface AsideFacts {
  readonly automatic: Automatic | null
  /** Whether it bears a token that this program made. */
  readonly isTest: boolean
  /** Whether it carries a copy whose type is known, in whatever state. */
  readonly hasKnownCopies: boolean
  /** Stored letters of the same sender, wherever they are: before it and after it within `floodMs`. */
  readonly stored: Around
  /** When those of them came that are in the queue; need not be known where `mayCrowd` says so. */
  readonly queued: readonly number[]
  readonly receivedAt: number
}

/** A letter counts on both sides when it was received at the very moment. */
export interface Around {
  readonly before: number
  readonly after: number
}

/**
 * Why a new package is not for the queue; null when it is. Nothing is lost by it: what is held aside is counted and
 * listed at the desk. Дія writes its letters by a program too, so a program's letter with copies is a visitor's. An
 * answer and a bounce bring somebody else's letter back, copies and all, and are never one.
 */
export function decideAside({ automatic, isTest, hasKnownCopies, ...near }: AsideFacts): AsideReason | null {
  if (automatic === 'bounce' || automatic === 'reply') return 'automatic'
  if (isTest) return 'test'
  if (automatic === 'program' && !hasKnownCopies) return 'automatic'
  return isFlood(near) ? 'flood' : null
}

/** Whether it takes the queue to tell a flood: letters that came out of order may have few neighbours on either side. */
export function mayCrowd({ before, after }: Around): boolean {
  return before < floodLetters && after < floodLetters && before + after >= floodLetters
}

function isFlood({ stored, queued, receivedAt }: Pick<AsideFacts, 'stored' | 'queued' | 'receivedAt'>): boolean {
  if (stored.before >= floodLetters || stored.after >= floodLetters) return true
  const starts = [...queued.filter(at => at <= receivedAt), receivedAt]
  return starts.some(start => queued.filter(at => at >= start && at <= start + floodMs).length >= floodLetters)
}
