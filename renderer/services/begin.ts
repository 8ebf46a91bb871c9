import { emptyBranch, type BranchDraft } from './branch-draft.ts'
import { emptyService, type ServiceDraft } from './service-draft.ts'
import type { ServicesUi } from './services-state.ts'

/** A new branch in its editor. What is already known is no change that could be lost. */
export function beginBranch(known: Partial<BranchDraft>): Pick<ServicesUi, 'route' | 'branch'> {
  const draft = { ...emptyBranch, ...known }
  return { route: { kind: 'branch', id: null }, branch: { details: null, saved: draft, draft } }
}

/** A new service in its editor. */
export function beginService(known: Partial<ServiceDraft>): Pick<ServicesUi, 'route' | 'service'> {
  const draft = { ...emptyService, ...known }
  return { route: { kind: 'service', id: null }, service: { details: null, saved: draft, draft } }
}
