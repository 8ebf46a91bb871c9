import type { ErrorCode } from '../../shared/errors.ts'
import type { AfterAction } from '../../shared/model/mailbox.ts'

/** Something done with letters on the server; `mark` is this desk's keyword alone, where the server keeps keywords. */
export type ServerAction =
  { readonly does: 'mark' | 'seen' | 'keyword' | 'delete' } | { readonly does: 'move'; readonly folder: string }

/** One letter to which it is to be done. */
export interface Task {
  readonly id: number
  readonly uid: number
  readonly letterId: string
  /** As stored. */
  readonly bytes: number
}

export interface Batch {
  readonly action: ServerAction
  readonly tasks: readonly Task[]
}

/** `later`: the server would not, or could not be asked to the end; it is tried again after a pause that grows. */
export type Outcome =
  { readonly kind: 'done' | 'gone' | 'later' } | { readonly kind: 'refused'; readonly code: ErrorCode }

const dayMs = 24 * 60 * 60_000
/** A disk may die on the day on which the mailbox was emptied: whatever came long ago stays on the server for two weeks more. */
const leastKeptMs = 14 * dayMs

const retryDelaysMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 60 * 60_000]

/** Whether a letter came after the choice of `since`; servers tell times of whole seconds. */
export function countsFor({ receivedAt }: { readonly receivedAt: number }, since: number | null): boolean {
  return since !== null && receivedAt >= Math.floor(since / 1_000) * 1_000
}

/** What is to be done with a letter that was just stored, and when. */
export function planAfter(
  after: AfterAction,
  letter: { readonly receivedAt: number; readonly recordedAt: number },
  now: number,
): readonly { readonly action: ServerAction; readonly dueAt: number }[] {
  switch (after.does) {
    case 'leave':
      return []
    case 'seen':
    case 'keyword':
      return [{ action: { does: after.does }, dueAt: now }]
    case 'move':
      return [{ action: { does: 'move', folder: after.folder }, dueAt: now }]
    case 'delete':
      return [
        // For as long as the letter lies there, another copy of the program can see whose it is.
        { action: { does: 'mark' }, dueAt: now },
        {
          action: { does: 'delete' },
          dueAt: Math.max(letter.receivedAt + after.days * dayMs, letter.recordedAt + leastKeptMs),
        },
      ]
  }
}

/** Ms in which nothing is told after telling has ended the connection for the `breaks`th time in a row. */
export function pauseAfter(breaks: number): number {
  return retryDelaysMs[Math.min(breaks, retryDelaysMs.length) - 1]!
}

/** When something is tried again that failed for the `attempts`th time; null when it has failed often enough. */
export function retryAt(attempts: number, now: number): number | null {
  const delayMs = retryDelaysMs[attempts - 1]
  return delayMs === undefined ? null : now + delayMs
}
