import { createAside } from './aside.ts'
import type { Aside } from './aside.ts'
import { createBranches } from './branches.ts'
import type { Branches } from './branches.ts'
import { createDocuments } from './documents.ts'
import type { Documents } from './documents.ts'
import { createEvents } from './events.ts'
import type { Events } from './events.ts'
import { createLedger } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { createLetters } from './letters.ts'
import type { Letters } from './letters.ts'
import { createHosts } from './hosts.ts'
import type { Hosts } from './hosts.ts'
import { createMailboxes } from './mailboxes.ts'
import type { Mailboxes } from './mailboxes.ts'
import { migrations } from './migrations/index.ts'
import { pageBytes } from './database.ts'
import { openDatabase } from './open-database.ts'
import { createOutbox } from './outbox.ts'
import type { Outbox } from './outbox.ts'
import { createPackages } from './packages.ts'
import type { Packages } from './packages.ts'
import { createPlacements } from './placements.ts'
import type { Placements } from './placements.ts'
import { createPosters } from './posters.ts'
import type { Posters } from './posters.ts'
import { createRecent } from './recent.ts'
import type { Recent } from './recent.ts'
import { createRereading } from './rereading.ts'
import type { Rereading } from './rereading.ts'
import { createServices } from './services.ts'
import type { Services } from './services.ts'
import { createSettings } from './settings.ts'
import type { SettingsTable } from './settings.ts'
import { createSources } from './sources.ts'
import type { Sources } from './sources.ts'
import { createSettled } from './settled.ts'
import type { Settled } from './settled.ts'
import { createTestLetters } from './test-letters.ts'
import type { TestLetters } from './test-letters.ts'
import { createTraces } from './traces.ts'
import type { Traces } from './traces.ts'
import { createTwins } from './twins.ts'
import type { Twins } from './twins.ts'

/**
 * Everything the app remembers, in one encrypted file. All times are epoch ms.
 * Any call may throw AppError `store.full`, `store.busy` or `store.damaged`; none of them leaves half a change.
 */
export interface Store {
  /** All or nothing, on the disk when it returns. A call inside a call joins the outer one. `work` must not wait. */
  transaction<T>(work: () => T): T
  readonly settings: SettingsTable
  readonly branches: Branches
  readonly services: Services
  readonly sources: Sources
  readonly hosts: Hosts
  readonly posters: Posters
  readonly mailboxes: Mailboxes
  readonly settled: Settled
  readonly letters: Letters
  readonly placements: Placements
  readonly outbox: Outbox
  readonly packages: Packages
  readonly aside: Aside
  readonly ledger: Ledger
  readonly rereading: Rereading
  readonly twins: Twins
  readonly testLetters: TestLetters
  readonly traces: Traces
  readonly recent: Recent
  readonly documents: Documents
  readonly events: Events
  /** A commit that finds the log so long moves it into the file, and returns when that is done. 16 MB unless told. */
  setLogBound(bytes: number): void
  /** Moves into the file what the log still holds: for a little that was written while another thread moved the rest. */
  moveLog(): void
  /** Nothing may be called after it. */
  close(): void
}

/**
 * Opens the store at `path` (its folder exists), creating it when the file is missing. `key` is 64 hex digits.
 * A file that is refused is left untouched. Open a file once per process: looking at its header a second time
 * would release the locks of the store that is open (POSIX locks end with any close of the file).
 * @throws AppError `store.key` wrong key, or a first page that was altered; `store.damaged` not a store (empty, unencrypted,
 * foreign, cut short); `store.newer` written by a newer version; `store.full`; `store.busy` held by another program.
 */
export function openStore({ path, key }: { readonly path: string; readonly key: string }): Store {
  const database = openDatabase(path, key, migrations)
  try {
    const settled = createSettled(database)
    const outbox = createOutbox(database)
    return {
      transaction: work => database.transaction(work),
      settings: createSettings(database),
      branches: createBranches(database),
      services: createServices(database),
      sources: createSources(database),
      hosts: createHosts(database),
      posters: createPosters(database),
      mailboxes: createMailboxes(database, settled, outbox),
      settled,
      letters: createLetters(database),
      placements: createPlacements(database),
      outbox,
      packages: createPackages(database),
      aside: createAside(database),
      ledger: createLedger(database),
      rereading: createRereading(database),
      twins: createTwins(database),
      testLetters: createTestLetters(database),
      traces: createTraces(database),
      recent: createRecent(database),
      documents: createDocuments(database),
      events: createEvents(database),
      setLogBound: bytes => void database.pragma(`wal_autocheckpoint=${Math.ceil(bytes / pageBytes)}`),
      moveLog: () => void database.pragma('wal_checkpoint(passive)'),
      close: () => database.close(),
    }
  } catch (error) {
    database.close()
    throw error
  }
}
