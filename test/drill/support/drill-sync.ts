import { systemClock, systemRandom } from '../../../electron/jobs/clock.ts'
import { startMailboxSync, type MailboxSync } from '../../../electron/jobs/mailbox-sync.ts'
import type { Mailbox } from '../../../electron/mail/mailbox.ts'
import { toWire } from '../../../shared/errors.ts'
import { createCursor, subjectOf } from '../../integration/watching.ts'

/** A mailbox watched by the program's own job, with letters remembered instead of stored. */
export interface DrillSync {
  readonly sync: MailboxSync
  /** Subjects, in the order in which they came. */
  readonly letters: readonly string[]
  readonly failures: readonly { readonly at: number; readonly code: string }[]
  /** Resolves when `isEnough` holds. */
  until(isEnough: () => boolean): Promise<void>
}

export function startDrillSync(mailbox: Mailbox): DrillSync {
  const cursor = createCursor()
  const letters: string[] = []
  const failures: { at: number; code: string }[] = []
  const waiting = new Set<() => void>()
  const look = (): void => {
    for (const check of waiting) check()
  }
  const sync = startMailboxSync({
    mailbox,
    clock: systemClock,
    jitter: systemRandom.fraction,
    kept: cursor,
    take(news) {
      cursor.add(news)
      if (news.kind !== 'known') letters.push(subjectOf(news))
      look()
      return Promise.resolve()
    },
    onSuccess: () => {},
    onChange: look,
    logFailure(error) {
      failures.push({ at: systemClock.elapsed(), code: toWire(error).code })
      look()
    },
  })
  return {
    sync,
    letters,
    failures,
    until(isEnough) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const check = (): void => {
        if (!isEnough()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
      return promise
    },
  }
}
