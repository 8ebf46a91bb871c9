import type { LedgerKind } from '../../shared/ledger-kinds.ts'
import type { LedgerPage } from '../../shared/model/ledger.ts'

/** What the page of the ledger shows, kept while somebody looks at a package that it led to. */
export interface LedgerUi {
  /** Of every kind, of every mailbox, when null. */
  readonly kind: LedgerKind | null
  readonly mailboxId: string | null
  /** As many rows as were asked for; null before the first answer. */
  readonly page: LedgerPage | null
  /** Ids of rows that are being tried. */
  readonly trying: ReadonlySet<string>
  /** How the last try ended, for those who listen. */
  readonly said: string
  /** The row where the keyboard is. */
  readonly at: string | null
}

export const initialLedger: LedgerUi = {
  kind: null,
  mailboxId: null,
  page: null,
  trying: new Set(),
  said: '',
  at: null,
}
