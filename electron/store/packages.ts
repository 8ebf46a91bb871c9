import { AppError } from '../../shared/errors.ts'
import type { AsideReason, Evidence, PackageState, QueueItem } from '../../shared/model/package.ts'
import type { TakenCodes } from '../domain/code.ts'
import type { Database } from './database.ts'

export interface PackageRow {
  readonly id: string
  readonly letterId: string
  /** Where the letter came: sent to two branches, it is a package in the mailbox of each. */
  readonly mailboxId: string
  readonly folder: string
  /** The address that it says it is from. */
  readonly sender: string
  /** What the server calls the letter wherever it lies, where it calls it anything. */
  readonly serverId: string | null
  /** What reception tells the visitor. */
  readonly code: number
  readonly state: PackageState
  readonly reason: string | null
  readonly serviceId: string | null
  /** The service's version that it is set against; null while the service is not known. */
  readonly serviceVersion: number | null
  readonly evidence: Evidence
  /** Required documents without an answer; null while the service is not known. */
  readonly missing: number | null
  readonly receivedAt: number
  /** When its bytes were here; null for one that an older version stored. */
  readonly seenAt: number | null
  readonly recordedAt: number
  readonly reviewedAt: number | null
  /** Null exactly while the package is open. */
  readonly settledAt: number | null
  /** Why it is held aside; null while it is in the queue. */
  readonly aside: AsideReason | null
  /** Of its set of copies; null when it has none. */
  readonly copiesSha256: string | null
  /** The first package with the same copies. */
  readonly repeatsId: string | null
  /** When it was first opened at the desk. */
  readonly shownAt: number | null
}

export type PackageProgress = Pick<PackageRow, 'state' | 'reason' | 'reviewedAt' | 'settledAt'>
export type PackageService = Pick<PackageRow, 'serviceId' | 'serviceVersion' | 'evidence' | 'missing'>

export interface Packages {
  add(row: PackageRow): void
  get(id: string): PackageRow | undefined
  /** The id of what a letter is in a mailbox. */
  find(letterId: string, mailboxId: string): string | undefined
  /** Open packages that are not held aside, newest first, then those settled at or after `settledSince`, last settled first; `limit` rows in all. */
  queue(wanted: { readonly settledSince: number; readonly limit: number }): readonly QueueItem[]
  openCount(): number
  /** Of letters that a mailbox received at `since` or later. */
  countSince(mailboxId: string, since: number): number
  /** The codes that a new package must not get: those of the queue. What is held aside keeps none from a visitor. */
  openCodes(): ReadonlySet<number>
  /** The same codes, to be asked about. */
  readonly taken: TakenCodes
  /** @throws AppError `package.missing` */
  setState(id: string, progress: PackageProgress): void
  /** Gives a package that is opened again another code, when its own has gone to somebody else. @throws AppError `package.missing` */
  recode(id: string, code: number): void
  /** Notes when it was first opened at the desk; false when that is known already. */
  noteShown(id: string, at: number): boolean
  /** @throws AppError `package.missing` */
  assign(id: string, service: PackageService): void
}

const columns = `id, letter_id AS letterId, mailbox_id AS mailboxId, folder, from_address AS sender, server_id AS serverId,
  seen_at AS seenAt, recorded_at AS recordedAt, code, state, reason, service_id AS serviceId,
  service_version AS serviceVersion, evidence, missing, received_at AS receivedAt, reviewed_at AS reviewedAt, settled_at AS settledAt,
  aside, copies_sha256 AS copiesSha256, repeats_id AS repeatsId, shown_at AS shownAt`

export const queueItems = `SELECT p.id, p.code, p.state, p.service_id AS serviceId, v.name AS serviceName, l.from_address AS sender,
    p.received_at AS receivedAt, p.settled_at AS settledAt, p.missing, l.trouble, p.reason, p.aside, p.repeats_id AS repeatsId,
    (SELECT count(*) FROM documents WHERE package_id = p.id AND is_copy = 1) AS copies
  FROM packages AS p JOIN letters AS l ON l.id = p.letter_id 
  LEFT JOIN service_versions AS v ON v.service_id = p.service_id AND v.version = p.service_version`

/** Both walk an index from its end and stop at the limit, however many packages there are. */
export const queueSql = {
  open: `${queueItems} WHERE p.settled_at IS NULL AND p.aside IS NULL ORDER BY p.received_at DESC, p.id DESC LIMIT ?`,
  settled: `${queueItems} WHERE p.settled_at >= ? ORDER BY p.settled_at DESC, p.id DESC LIMIT ?`,
}

export function createPackages(database: Database): Packages {
  const add = database.prepare<[PackageRow]>(
    `INSERT INTO packages (id, letter_id, mailbox_id, folder, from_address, server_id, code, state, reason, service_id,
       service_version, evidence, missing, received_at, seen_at, recorded_at, reviewed_at, settled_at, aside, copies_sha256,
       repeats_id, shown_at)
     VALUES (@id, @letterId, @mailboxId, @folder, @sender, @serverId, @code, @state, @reason, @serviceId,
       @serviceVersion, @evidence, @missing, @receivedAt, @seenAt, @recordedAt, @reviewedAt, @settledAt, @aside, @copiesSha256,
       @repeatsId, @shownAt)`,
  )
  const get = database.prepare<[string], PackageRow>(`SELECT ${columns} FROM packages WHERE id = ?`)
  const find = database.prepare<[string, string], { id: string }>(
    'SELECT id FROM packages WHERE letter_id = ? AND mailbox_id = ?',
  )
  const open = database.prepare<[number], QueueItem>(queueSql.open)
  const settled = database.prepare<[number, number], QueueItem>(queueSql.settled)
  const openCodes = database.prepare<[], { codes: string }>(
    'SELECT json_group_array(code) AS codes FROM packages WHERE settled_at IS NULL AND aside IS NULL',
  )
  const isTaken = database.prepare<[number], { code: number }>(
    'SELECT code FROM packages WHERE settled_at IS NULL AND aside IS NULL AND code = ? LIMIT 1',
  )
  const takenBetween = database.prepare<[number, number], { count: number }>(
    'SELECT count(*) AS count FROM packages WHERE settled_at IS NULL AND aside IS NULL AND code BETWEEN ? AND ?',
  )
  const openCount = database.prepare<[], { count: number }>(
    'SELECT count(*) AS count FROM packages WHERE settled_at IS NULL AND aside IS NULL',
  )
  const countSince = database.prepare<[string, number], { count: number }>(
    'SELECT count(*) AS count FROM packages WHERE mailbox_id = ? AND received_at >= ?',
  )
  const setState = database.prepare<[PackageProgress & { id: string }]>(
    `UPDATE packages SET state = @state, reason = @reason, reviewed_at = @reviewedAt, settled_at = @settledAt WHERE id = @id`,
  )
  const recode = database.prepare<[number, string]>('UPDATE packages SET code = ? WHERE id = ?')
  const noteShown = database.prepare<[number, string]>(
    'UPDATE packages SET shown_at = ? WHERE id = ? AND shown_at IS NULL',
  )
  const assign = database.prepare<[PackageService & { id: string }]>(
    `UPDATE packages SET service_id = @serviceId, service_version = @serviceVersion, evidence = @evidence,
       missing = @missing WHERE id = @id`,
  )

  return {
    add: row => void add.run(row),
    get: id => get.get(id),
    find: (letterId, mailboxId) => find.get(letterId, mailboxId)?.id,
    queue({ settledSince, limit }) {
      const waiting = open.all(limit)
      return [...waiting, ...settled.all(settledSince, limit - waiting.length)]
    },
    openCount: () => openCount.get()!.count,
    countSince: (...from) => countSince.get(...from)!.count,
    taken: {
      has: code => isTaken.get(code) !== undefined,
      between: (first, last) => takenBetween.get(first, last)!.count,
    },
    openCodes: () => new Set(JSON.parse(openCodes.get()!.codes) as number[]),
    setState(id, { state, reason, reviewedAt, settledAt }) {
      if (setState.run({ id, state, reason, reviewedAt, settledAt }) === 0) throw new AppError('package.missing', id)
    },
    recode(id, code) {
      if (recode.run(code, id) === 0) throw new AppError('package.missing', id)
    },
    noteShown: (id, at) => noteShown.run(at, id) > 0,
    assign(id, { serviceId, serviceVersion, evidence, missing }) {
      if (assign.run({ id, serviceId, serviceVersion, evidence, missing }) === 0)
        throw new AppError('package.missing', id)
    },
  }
}
