import type { ErrorCode } from '../../shared/errors.ts'
import type { Rival } from '../../shared/model/mailbox.ts'
import type { Batch, Outcome, Task } from '../domain/after.ts'

/** What the server is to be told of letters that are stored; each of it stays to be told until its outcome was noted. */
export interface Outbox {
  /** A folder was opened and is numbered so: what was to be done under other numbers is not done. */
  opened(folder: string, uidValidity: string): void
  /** What is due now in a folder, of one action, the oldest first; null when nothing is. */
  next(folder: string, uidValidity: string): Batch | null
  /** Reads the stored letter once more. */
  stored(task: Task): StoredLetter
  /** What became of some; of those that were noted before it changes nothing. */
  note(tasks: readonly Task[], outcome: Outcome): void
  /** The connection ended over these. They are tried again later, and nothing else is told before, each time later than the last. */
  broke(tasks: readonly Task[]): void
}

/** The letter as it came, or why what is stored must not be all that is left of it. */
export type StoredLetter =
  { readonly kind: 'whole'; readonly raw: Uint8Array } | { readonly kind: 'flawed'; readonly code: ErrorCode }

/** This desk among others on the same mailbox. */
export interface DeskSign {
  /** What this desk marks letters with. */
  readonly keyword: string
  /** What it marked letters with under other names of its machine. */
  readonly former: readonly string[]
  /** The others, after a look that found others than the one before. */
  rivals(found: readonly Rival[]): void
}
