import { toWire, type ErrorCode } from '../../shared/errors.ts'
import type { Outcome, Task } from '../domain/after.ts'
import type { Clock } from '../jobs/clock.ts'
import type { Outbox } from '../mail/after.ts'
import type { Store } from '../store/store.ts'

/** What one mailbox's server is to be told, kept by the store; the journal says of each letter what became of it there. */
export function createOutbox(store: Store, mailboxId: string, clock: Clock, changed: () => void): Outbox {
  function flawOf({ letterId, bytes }: Task): ErrorCode | null {
    try {
      return store.letters.raw(letterId).length === bytes ? null : 'document.changed'
    } catch (error) {
      return toWire(error).code
    }
  }

  function note(tasks: readonly Task[], outcome: Outcome): void {
    if (tasks.length === 0) return
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
    next: (folder, uidValidity) => store.outbox.next(mailboxId, folder, uidValidity, clock.now()),
    flawOf,
    note,
  }
}
