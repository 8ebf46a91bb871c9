import type { WindowRole } from '../../shared/contract.ts'

/** Where a request comes from: a window, or the frame in which a hostile document is drawn. */
export type Place = WindowRole | 'preview'

/** The origins that policies must name: the desk's own, and those in which documents are drawn. */
export interface PlaceOrigins {
  readonly operator: string
  readonly previews: readonly string[]
}
