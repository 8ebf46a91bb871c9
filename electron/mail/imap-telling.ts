import type { Clock } from '../jobs/clock.ts'
import type { Outbox } from './after.ts'
import type { ImapSession } from './imap-client.ts'
import type { ImapFetch } from './imap-fetch.ts'

/** The folder that is open, and what the server lets us do in it. */
export interface WritableFolder {
  readonly path: string
  readonly uidValidity: string
  readonly readOnly: boolean
  /** Null where the server did not say: then it is tried. */
  readonly permanentFlags: ReadonlySet<string> | null
}

/** One turn of telling a server what is to be done in its open folder. */
export interface Telling {
  readonly session: ImapSession
  /** Of the open folder. */
  readonly fetch: ImapFetch
  readonly folder: WritableFolder
  readonly outbox: Outbox
  /**
   * The numbers of this folder do not name the letters that were kept by them. False where that was said of the same
   * numbers before: then it is the server that shows its letters otherwise each time, and nothing is fetched anew for it.
   */
  readonly distrust: () => boolean
  /** This desk's. */
  readonly keyword: string
  readonly clock: Clock
  readonly signal: AbortSignal
}
