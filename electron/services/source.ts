import type { CatalogueContent } from './catalogue.ts'

/**
 * A place that tells branches and services: a file, an HTTPS address, the partner API.
 * Nothing in it is ever changed.
 */
export interface CatalogueSource {
  /** The pause between two looks. */
  readonly intervalMs: number
  /**
   * Asks the source once. `mark` is the one of the content that is in force, or null to be told everything anew.
   * @throws AppError `source.*`; with the reason of `signal` when that aborts
   */
  fetch(mark: string | null, signal: AbortSignal): Promise<Fetched>
  /** Closes what is kept open between two looks. */
  close(): void
}

export type Fetched =
  /** The same as what `mark` stands for; the new mark is cheaper to compare, and is to be kept instead. */
  | { readonly kind: 'unchanged'; readonly mark: string }
  | ({ readonly kind: 'catalogue'; readonly mark: string } & CatalogueContent)
