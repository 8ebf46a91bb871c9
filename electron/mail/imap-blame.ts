import { AppError } from '../../shared/errors.ts'
import { refusalOf } from './imap-errors.ts'
import { batchLetters } from './limits.ts'
import type { LetterFacts, Refusals } from './refusals.ts'

/** A letter in a question to the server. */
interface Asked {
  readonly uid: number
  readonly facts?: LetterFacts
}

/** Remembers which letters a connection came to grief over. */
export interface Blame {
  /** What a letter of this folder is called among the refusals. */
  keyOf(uid: number): string
  /** Passes an answer on; throws what ended it, once the letters that it was about are marked. */
  blaming<T>(letters: readonly Asked[], answer: Promise<T>, signal: AbortSignal): Promise<T>
}

export function createBlame(uidValidity: string, refusals: Refusals): Blame {
  const keyOf = (uid: number): string => `${uidValidity}/${uid}`

  /** What ends the connection is remembered against the letters asked for: it may be one of them that does so each time. */
  async function blaming<T>(letters: readonly Asked[], answer: Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await answer
    } catch (error) {
      if (signal.aborted) throw error
      const refusal = refusalOf(error)
      if (letters.length === 1) refusals.add(keyOf(letters[0]!.uid), refusal, letters[0]!.facts)
      // A line that was lost over a question about hundreds says nothing of any.
      else if (refusal === 'refused' || letters.length <= batchLetters)
        for (const { uid } of letters) refusals.suspect(keyOf(uid))
      // Whatever the server made of it, the next connection may go better.
      throw refusal === 'refused' ? new AppError('mail.lost', undefined, error) : error
    }
  }

  return { keyOf, blaming }
}
