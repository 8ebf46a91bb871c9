import { z } from 'zod'
import { ledgerKinds, type LedgerKind } from '../../shared/ledger-kinds.ts'
import { ledgerPart, type LedgerOutcome, type LedgerRow, type LedgerTry } from '../../shared/model/ledger.ts'
import type { Database } from './database.ts'
import { readJson } from './stored-json.ts'

export interface LedgerKey {
  readonly packageId: string
  readonly kind: LedgerKind
}

export interface LedgerWanted {
  /** Of every mailbox, of every kind, when null. */
  readonly mailboxId: string | null
  readonly kind: LedgerKind | null
  readonly offset: number
  readonly limit: number
}

/**
 * What was not simply taken, with its reason. The database writes it itself (migration 8); from here it is read, and a
 * try is noted.
 */
export interface Ledger {
  /** Newest first. */
  list(wanted: LedgerWanted): readonly LedgerRow[]
  counts(mailboxId: string | null): Readonly<Record<LedgerKind, number>>
  isOpen(key: LedgerKey): boolean | undefined
  note(key: LedgerKey, tried: LedgerTry, at: number): void
}

interface Row extends Omit<LedgerRow, 'id' | 'parts' | 'open' | 'settled' | 'tried'> {
  readonly parts: string
  readonly open: number
  readonly settled: number
  readonly triedAt: number | null
  readonly outcome: LedgerOutcome | null
  readonly triedCode: string | null
}

const wantedRows = 'mailbox_id = ifnull(@mailboxId, mailbox_id)'
const newestFirst = 'ORDER BY at DESC, package_id DESC, kind DESC LIMIT @limit OFFSET @offset'

/** A page is found in an index alone; only its own rows are looked at (a cross join keeps that order). */
const pageSql = (found: string) => `SELECT g.package_id AS packageId, g.kind, g.at, g.mailbox_id AS mailboxId,
    l.from_address AS "from", g.reason, l.seen_count AS times, g.tried_at AS triedAt, g.outcome, g.tried_code AS triedCode,
    g.open, p.settled_at IS NOT NULL AS settled,
    CASE WHEN g.kind <> 'parts' THEN '[]' ELSE (
      SELECT json_group_array(json_object('media', media, 'problem', problem, 'count', count)) FROM (
        SELECT media, problem, count(*) AS count FROM documents WHERE package_id = g.package_id
          AND (problem IS NOT NULL OR media IN ('heic', 'office', 'winmail') OR (media = 'other' AND bytes >= 20000))
        GROUP BY media, problem ORDER BY count DESC, media, problem)) END AS parts
  FROM (${found}) AS f CROSS JOIN ledger AS g ON g.package_id = f.package_id AND g.kind = f.kind
  JOIN packages AS p ON p.id = g.package_id JOIN letters AS l ON l.id = p.letter_id
  ORDER BY g.at DESC, g.package_id DESC, g.kind DESC`

export const ledgerSql = {
  all: pageSql(`SELECT package_id, kind FROM ledger INDEXED BY ledger_by_time WHERE ${wantedRows} ${newestFirst}`),
  ofKind: pageSql(
    `SELECT package_id, kind FROM ledger INDEXED BY ledger_of_kind WHERE kind = @kind AND ${wantedRows} ${newestFirst}`,
  ),
  counts: `SELECT kind, count(*) AS count FROM ledger INDEXED BY ledger_of_kind WHERE ${wantedRows} GROUP BY kind`,
}

type Page = Omit<LedgerWanted, 'kind'>

export function createLedger(database: Database): Ledger {
  const all = database.prepare<[Page], Row>(ledgerSql.all)
  const ofKind = database.prepare<[LedgerWanted], Row>(ledgerSql.ofKind)
  const counts = database.prepare<[{ mailboxId: string | null }], { kind: LedgerKind; count: number }>(ledgerSql.counts)
  const isOpen = database.prepare<[LedgerKey], { open: number }>(
    'SELECT open FROM ledger WHERE package_id = @packageId AND kind = @kind',
  )
  const note = database.prepare<[LedgerKey & { at: number; outcome: LedgerOutcome; code: string | null }]>(
    'UPDATE ledger SET tried_at = @at, outcome = @outcome, tried_code = @code WHERE package_id = @packageId AND kind = @kind',
  )
  return {
    list: ({ kind, ...page }) => (kind === null ? all.all(page) : ofKind.all({ kind, ...page })).map(toLedgerRow),
    counts(mailboxId) {
      const found = new Map(counts.all({ mailboxId }).map(({ kind, count }) => [kind, count]))
      return Object.fromEntries(ledgerKinds.map(kind => [kind, found.get(kind) ?? 0])) as Record<LedgerKind, number>
    },
    isOpen(key) {
      const row = isOpen.get(key)
      return row && row.open === 1
    },
    note: (key, { outcome, error }, at) => void note.run({ ...key, at, outcome, code: error?.code ?? null }),
  }
}

const parts = z.array(ledgerPart)

function toLedgerRow({ parts: written, open, settled, triedAt, outcome, triedCode, ...row }: Row): LedgerRow {
  const error = triedCode === null ? null : { code: triedCode }
  return {
    ...row,
    id: ledgerId(row),
    parts: readJson(parts, written, row.packageId),
    open: open === 1,
    settled: settled === 1,
    tried: triedAt === null || outcome === null ? null : { at: triedAt, outcome, error },
  }
}

export const ledgerId = ({ kind, packageId }: LedgerKey): string => `${kind}:${packageId}`

/** Undefined for what is no row's name. */
export function ledgerKeyOf(id: string): LedgerKey | undefined {
  const kind = ledgerKinds.find(known => id.startsWith(`${known}:`))
  return kind && { kind, packageId: id.slice(kind.length + 1) }
}
