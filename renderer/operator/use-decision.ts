import { useEffect } from 'react'
import type { QueueItem } from '../../shared/model/package.ts'
import { useDesk, type Decision } from './desk-state.ts'
import { isOpen } from './queue.ts'

/** Keeps the decision that can be taken back only while its row tells of that very decision. */
export function useDecisionRow(): void {
  const { store } = useDesk()
  useEffect(
    () =>
      store.subscribe(({ view, ui: { decision }, change }) => {
        if (decision === null || view === undefined) return
        const next = followDecision(decision, view.queue)
        if (next !== decision) change({ decision: next })
      }),
    [store],
  )
}

/** The same decision, with its moment as soon as the row tells it; null when the row has gone on to something else. */
export function followDecision(decision: Decision, queue: readonly QueueItem[]): Decision | null {
  const row = queue.find(({ id }) => id === decision.id)
  // The answer to a call may come before the view that shows its effect.
  if (decision.settledAt === null && row !== undefined && isOpen(row)) return decision
  if (row?.state !== decision.state) return null
  if (decision.settledAt === null) return { ...decision, settledAt: row.settledAt }
  return row.settledAt === decision.settledAt ? decision : null
}
