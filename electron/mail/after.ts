import type { ErrorCode } from '../../shared/errors.ts'
import type { Rival } from '../../shared/model/mailbox.ts'
import type { Batch, Outcome, Task } from '../domain/after.ts'

/** What the server is to be told of letters that are stored; each of it stays to be told until its outcome was noted. */
export interface Outbox {
  /** A folder was opened and is numbered so: what was to be done under other numbers is not done. */
  opened(folder: string, uidValidity: string): void
  /** What is due now in a folder, of one action, the oldest first; null when nothing is. */
  next(folder: string, uidValidity: string): Batch | null
  /** Reads the stored letter once more: why it must not be all that is left of it, or null. */
  flawOf(task: Task): ErrorCode | null
  note(tasks: readonly Task[], outcome: Outcome): void
}

/** This desk among others on the same mailbox. */
export interface DeskSign {
  /** What this desk marks letters with. */
  readonly keyword: string
  /** The others, after a look that found others than the one before. */
  rivals(found: readonly Rival[]): void
}
