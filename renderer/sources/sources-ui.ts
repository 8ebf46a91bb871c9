import type { ErrorCode } from '../../shared/errors.ts'
import type { SourceKind, SyncReport } from '../../shared/model/source.ts'

/** A file that was handed over to be looked at; nothing has been taken from it. */
export type FileLook =
  | { readonly kind: 'reading'; readonly name: string; readonly stop: () => void }
  | { readonly kind: 'refused'; readonly name: string; readonly error: ErrorCode }
  /** What taking it would change; `id` is what it is taken by. */
  | { readonly kind: 'read'; readonly name: string; readonly id: string; readonly report: SyncReport }

/** What is looked at; null until somebody has chosen: the first one. */
export type Shown = { readonly kind: 'file' } | { readonly kind: 'source'; readonly id: string } | null

/** What the window knows of the sources' place. It outlives a visit to another place of the desk. */
export interface SourcesUi {
  readonly shown: Shown
  readonly file: FileLook | null
}

export const initialSources: SourcesUi = { shown: null, file: null }

/** What is open on top of this place. */
export type SourcesDialog =
  | { readonly kind: 'add'; readonly of: Exclude<SourceKind, 'upload'> }
  | { readonly kind: 'edit' | 'remove'; readonly id: string }
  | { readonly kind: 'export'; readonly content: 'all' | 'template' }
