import { z } from 'zod'
import type { Database } from './database.ts'
import { readJson } from './stored-json.ts'

/** Names, counts and ids; never a person's data: what is written here cannot be taken back. */
export type EventDetail = Readonly<Record<string, string | number | boolean | null>>

export interface EventRow {
  /** Grows by one with each event. */
  readonly id: number
  readonly at: number
  readonly kind: string
  /** The package, document or mailbox that it is about. */
  readonly subjectId: string | null
  readonly detail: EventDetail
}

/** The journal of what was done. The database itself refuses to change or delete a line. */
export interface Events {
  /** Returns the id. */
  add(event: Omit<EventRow, 'id'>): number
  /** When a person first accepted a package from Junk; null where nobody did. */
  acceptedFromJunkAt(packageId: string): number | null
  /** Newest first; `before` is the id at which the previous page ended. */
  list(page: { readonly before?: number | undefined; readonly limit: number }): readonly EventRow[]
}

interface Row extends Omit<EventRow, 'detail'> {
  readonly detail: string
}

const detailShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export function createEvents(database: Database): Events {
  const add = database.prepare<[Omit<Row, 'id'>], { id: number }>(
    'INSERT INTO events (at, kind, subject_id, detail) VALUES (@at, @kind, @subjectId, @detail) RETURNING id',
  )
  const list = database.prepare<[number, number], Row>(
    'SELECT id, at, kind, subject_id AS subjectId, detail FROM events WHERE id < ? ORDER BY id DESC LIMIT ?',
  )
  const accepted = database.prepare<[string], { at: number | null }>(
    "SELECT min(at) AS at FROM events WHERE kind = 'junk.accepted' AND subject_id = ?",
  )
  return {
    acceptedFromJunkAt: packageId => accepted.get(packageId)!.at,
    add: ({ at, kind, subjectId, detail }) => add.get({ at, kind, subjectId, detail: JSON.stringify(detail) })!.id,
    list: ({ before = Number.MAX_SAFE_INTEGER, limit }) =>
      list.all(before, limit).map(row => ({ ...row, detail: readJson(detailShape, row.detail, String(row.id)) })),
  }
}
