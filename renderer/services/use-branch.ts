import { useCallback, useEffect, useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import type { BranchDetails } from '../../shared/model/service.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { branchDraftOf, branchInputOf, emptyBranch, type BranchDraft } from './branch-draft.ts'
import { isDirty } from './services-state.ts'
import { useChangeServices, useServicesUi } from './use-services.ts'

/** Hours are compared as typed: what cannot be read yet is a change all the same. */
const meaning = (draft: BranchDraft) => ({ ...branchInputOf(draft), hours: draft.hours })

/** The branch that is being edited: a draft that was left is there again, anything else is asked for. */
export function useBranch(id: string | null) {
  const { client, store } = useDesk()
  const change = useChangeServices()
  const kept = useServicesUi(services => services.branch)
  const editing = kept !== null && (kept.details?.id ?? null) === id ? kept : null
  const summary = useView(view => view.branches.find(branch => branch.id === id))
  const [problem, setProblem] = useState<ErrorCode | null>(null)

  const apply = useCallback(
    (details: BranchDetails) => {
      const saved = branchDraftOf(details)
      change(({ branch: now }) =>
        now?.details?.id === details.id && isDirty(now, meaning)
          ? { branch: { ...now, details } }
          : { branch: { details, saved, draft: saved } },
      )
    },
    [change],
  )
  const load = useCallback(
    () =>
      id === null
        ? Promise.resolve()
        : client('branch.get', { id }).then(apply, (error: unknown) => setProblem(toWire(error).code)),
    [client, id, apply],
  )

  // Asked anew when somebody else has changed it, too.
  useEffect(() => void load(), [load, summary])

  // A new one that nobody has begun: the window was loaded anew on this page.
  useEffect(() => {
    if (id === null && store.getState().ui.services.branch?.details !== null)
      change({ branch: { details: null, saved: emptyBranch, draft: emptyBranch } })
  }, [id, store, change])

  return {
    editing,
    problem,
    dirty: editing !== null && isDirty(editing, meaning),
    set: (patch: Partial<BranchDraft>) =>
      change(({ branch }) => (branch === null ? {} : { branch: { ...branch, draft: { ...branch.draft, ...patch } } })),
  }
}
