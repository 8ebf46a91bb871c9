import type { Clock } from '../jobs/clock.ts'
import { lostLooks, refusedLooks } from './limits.ts'

/** Why a letter could not be had: it was refused, or the connection broke over it, which may be chance. */
export type Refusal = 'refused' | 'lost'

/** What a mailbox says of a letter without giving it. */
export interface LetterFacts {
  readonly bytes: number
  readonly receivedAt: number
}

/** What is held against letters that are there and could not be had. Outlives a watch: a refusal may end the connection. */
export interface Refusals {
  /** It failed together with others: from now on it is asked for alone and after those without trouble. */
  suspect(key: string): void
  /**
   * It failed alone, or with all the others. Looks less than `apart` intervals after one that counted do not count: a
   * hiccup must not use up its chances.
   */
  add(key: string, refusal: Refusal, facts?: LetterFacts, apart?: number): void
  /** 0 without trouble; the more trouble, the later a letter is asked for. */
  trouble(key: string): number
  /** What is known of a letter that need not be asked for any more; null while there is hope. */
  givenUp(key: string): LetterFacts | null
  /** Forgets the others: they were given after all, or are gone. */
  keep(keys: ReadonlySet<string>): void
}

interface Held {
  refused: number
  lost: number
  countedAt: number
  facts: LetterFacts
}

export function createRefusals(clock: Clock, intervalMs: number): Refusals {
  const held = new Map<string, Held>()

  function hold(key: string): Held {
    const known = held.get(key)
    if (known) return known
    const fresh = { refused: 0, lost: 0, countedAt: -Infinity, facts: { bytes: 0, receivedAt: clock.now() } }
    held.set(key, fresh)
    return fresh
  }

  return {
    suspect: key => void hold(key),
    add(key, refusal, facts, apart = 0.5) {
      const one = hold(key)
      if (facts) one.facts = facts
      if (clock.elapsed() - one.countedAt < intervalMs * apart) return
      one.countedAt = clock.elapsed()
      one[refusal] += 1
    },
    trouble(key) {
      const one = held.get(key)
      return one ? 1 + one.refused + one.lost : 0
    },
    givenUp(key) {
      const one = held.get(key)
      return one && (one.refused >= refusedLooks || one.lost >= lostLooks) ? one.facts : null
    },
    keep(keys) {
      for (const key of held.keys()) if (!keys.has(key)) held.delete(key)
    },
  }
}
