/** Why a letter stands in the ledger: from what could not be taken at all to what only needs to be known. */
export const ledgerKinds = [
  /** The server did not give it. */
  'unfetched',
  /** Larger than the limit: its headers only. */
  'too-large',
  /** Here, and could not be read, or reading it was ended. */
  'unreadable',
  /** Files of it are broken, locked or not understood. */
  'parts',
  /** Nothing in it is a copy; told only where no other reason explains it. */
  'no-copies',
  /** Held aside. */
  'aside',
  /** The server refused what is done with letters once they are stored. */
  'server',
  /** It came more than once. */
  'repeated',
] as const
export type LedgerKind = (typeof ledgerKinds)[number]
