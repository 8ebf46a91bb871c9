import type { ErrorCode } from '../../shared/errors.ts'
import type { BranchDetails, ServiceDetails } from '../../shared/model/service.ts'
import type { BranchDraft } from './branch-draft.ts'
import type { LoadedServices } from './loaded-services.ts'
import type { PictureRow } from './picture-rows.ts'
import type { ServiceDraft } from './service-draft.ts'

/** Where in the services' place the clerk is; `id: null` is a new one. */
export type ServicesRoute =
  | { readonly kind: 'list' | 'pictures' | 'posters' }
  | { readonly kind: 'branch'; readonly id: string | null }
  | { readonly kind: 'service'; readonly id: string | null }

/** What is being typed, beside what it was before: the difference is what leaving would lose. */
export interface Editing<Details, Draft> {
  /** As the program told it last; null for a new one. */
  readonly details: Details | null
  readonly saved: Draft
  readonly draft: Draft
}

/** What the window knows of the services' place. It outlives a visit to another place of the desk. */
export interface ServicesUi {
  readonly route: ServicesRoute
  readonly search: string
  readonly loaded: LoadedServices | null
  /** Where the list was scrolled to, px. */
  readonly scrollTop: number
  /** The row that was opened last: the keyboard goes on from it. */
  readonly openedId: string | null
  readonly branch: Editing<BranchDetails, BranchDraft> | null
  readonly service: Editing<ServiceDetails, ServiceDraft> | null
  /** Why the new service of this editor was saved without its code. */
  readonly codeRefusal: ErrorCode | null
  /** Pictures that were handed over and are not bound to services yet. */
  readonly pictures: readonly PictureRow[]
}

export const initialServices: ServicesUi = {
  route: { kind: 'list' },
  search: '',
  loaded: null,
  scrollTop: 0,
  openedId: null,
  branch: null,
  service: null,
  codeRefusal: null,
  pictures: [],
}

/** Whether leaving would lose something; `meaning` is what would be sent, so that a blank at the end is no change. */
export function isDirty<Draft>({ draft, saved }: Editing<unknown, Draft>, meaning: (draft: Draft) => unknown): boolean {
  return JSON.stringify(meaning(draft)) !== JSON.stringify(meaning(saved))
}
