import { AppError } from '../../../shared/errors.ts'
import type { Branch } from '../../../shared/model/service.ts'
import { createId, type Clock, type Random } from '../../jobs/clock.ts'
import type { Store } from '../../store/store.ts'
import type { Handlers } from '../handlers.ts'
import { keptFields } from '../kept-fields.ts'

export interface BranchHandlerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly changed: () => void
}

/** Branches as a person types them. What a source owns of them it will say again at its next sync. */
export function createBranchHandlers(
  options: BranchHandlerOptions,
): Pick<Handlers, 'branch.get' | 'branch.save' | 'branch.remove'> {
  const { store, clock, random, changed } = options

  function need(id: string): Branch {
    const branch = store.branches.get(id)
    if (!branch) throw new AppError('branch.missing', id)
    return branch
  }

  return {
    'branch.get'({ id }) {
      const { hours, ...branch } = need(id)
      return { ...branch, kept: keptFields(store, 'branch', branch.source), hours: hours && { days: [...hours.days] } }
    },
    'branch.save'({ id, branch }) {
      if (branch.mailboxId !== null && !store.mailboxes.get(branch.mailboxId))
        throw new AppError('call.invalid', 'branch.mailboxId')
      const saved = id ?? createId(random)
      store.transaction(() => {
        if (id === null) store.branches.add({ id: saved, ...branch, source: null })
        else store.branches.update({ id, ...branch, source: need(id).source })
        const kind = id === null ? 'branch.added' : 'branch.changed'
        store.events.add({ at: clock.now(), kind, subjectId: saved, detail: {} })
      })
      changed()
      return { id: saved }
    },
    'branch.remove'({ id }) {
      store.transaction(() => {
        need(id)
        store.branches.remove(id)
        store.events.add({ at: clock.now(), kind: 'branch.removed', subjectId: id, detail: {} })
      })
      changed()
    },
  }
}
