import { useMemo } from 'react'
import { after } from '../clock.ts'
import type { PackageDetails, QueueItem } from '../../shared/model/package.ts'
import { useDesk, type DeskTools } from './desk-state.ts'
import { useGo } from './places.ts'
import { ask } from './use-ask.ts'
import { packagePaneId } from './use-shortcuts.ts'
import { missingTypes } from './verdict.ts'

/** Shows a package that a link leads to, wherever it stands: in the queue, aside, or settled long ago. */
export function useOpenPackage(): (id: string) => Promise<void> {
  const tools = useDesk()
  const go = useGo()
  return useMemo(
    () => async id => {
      if (!(await openPackage(tools, id))) return
      go('queue')
      // Once it is drawn: the reader goes on from the name of what was opened.
      after(0, () => document.getElementById(packagePaneId)?.focus())
    },
    [tools, go],
  )
}

async function openPackage(tools: DeskTools, id: string): Promise<boolean> {
  const { view, ui, change } = tools.store.getState()
  const chosen = { selectedId: id, copyId: null, movedAt: null } as const
  if (view?.queue.some(item => item.id === id)) {
    // Its row must be in sight, whatever the list was narrowed to.
    change({ ...chosen, scope: 'all', filter: '', aside: { ...ui.aside, shown: false } })
    return true
  }
  const answer = await ask(tools, 'package.get', { id })
  if (answer === undefined) return false
  const { aside } = tools.store.getState().ui
  const elsewhere = rowOf(answer.value)
  change({ ...chosen, elsewhere, details: answer.value, aside: { ...aside, shown: elsewhere.aside !== null } })
  return true
}

/** The row that a package would have in the queue. */
function rowOf(details: PackageDetails): QueueItem {
  const { id, code, state, serviceId, serviceName, settledAt, trouble, reason, aside, letter, copies } = details
  return {
    id,
    code,
    state,
    serviceId,
    serviceName,
    settledAt,
    trouble,
    reason,
    aside,
    sender: letter.from.address,
    receivedAt: letter.receivedAt,
    copies: copies.length,
    missing: serviceId === null ? null : missingTypes(details).length,
    repeatsId: null,
  }
}
