import { toWire } from '../../shared/errors.ts'
import { pauseAfter, type Outcome, type Task } from '../domain/after.ts'
import type { Clock } from '../jobs/clock.ts'
import type { Outbox, StoredLetter } from '../mail/after.ts'
import type { Store } from '../store/store.ts'

export interface MailboxOutbox extends Outbox {
  /** Somebody asks: what was put off because the connection ended over it is told now. */
  resume(): void
}

/** What one mailbox's server is to be told, kept by the store; the journal says of each letter what became of it there. */
export function createOutbox(store: Store, mailboxId: string, clock: Clock, changed: () => void): MailboxOutbox {
  let breaks = 0
  let restsUntil = -Infinity

  function resume(): void {
    breaks = 0
    restsUntil = -Infinity
  }

  function stored({ letterId, bytes }: Task): StoredLetter {
    try {
      const raw = store.letters.raw(letterId)
      return raw.length === bytes ? { kind: 'whole', raw } : { kind: 'flawed', code: 'document.changed' }
    } catch (error) {
      return { kind: 'flawed', code: toWire(error).code }
    }
  }

  function note(tasks: readonly Task[], outcome: Outcome): void {
    if (tasks.length === 0) return
    if (outcome.kind === 'done') resume()
    const at = clock.now()
    store.transaction(() => {
      store.outbox.note(tasks, outcome, at)
      if (outcome.kind === 'later') return
      const detail = outcome.kind === 'refused' ? { code: outcome.code } : {}
      for (const { letterId } of tasks)
        store.events.add({ at, kind: `server.${outcome.kind}`, subjectId: letterId, detail })
    })
    changed()
  }

  return {
    opened: (folder, uidValidity) => store.outbox.renumbered(mailboxId, folder, uidValidity),
    next: (folder, uidValidity) =>
      clock.elapsed() < restsUntil ? null : store.outbox.next(mailboxId, folder, uidValidity, clock.now()),
    stored,
    note,
    broke(tasks) {
      note(tasks, { kind: 'later' })
      breaks += 1
      // All of it rests: each try that ends the connection costs a log-in, of which letters need the most.
      restsUntil = clock.elapsed() + pauseAfter(breaks)
    },
    resume,
  }
}
