import { sourceSettings, syncReport, type SourceSettings, type SyncReport } from '../../shared/model/source.ts'
import { AppError } from '../../shared/errors.ts'
import type { Database } from './database.ts'
import { readJson } from './stored-json.ts'

export interface SourceRow {
  readonly id: string
  readonly settings: SourceSettings
  /** When it was last asked and answered, whether anything had changed or not. */
  readonly lastSuccessAt: number | null
  /** What it takes to ask whether something changed: an ETag, a file's fingerprint. */
  readonly mark: string | null
  /** Of the last sync that found a difference. */
  readonly report: SyncReport | null
}

/** A code that a source has changed and nobody has decided on. */
export interface PendingRow {
  readonly serviceId: string
  readonly payload: string
  readonly foundAt: number
}

export interface Sources {
  /** In the order in which they were added. @throws AppError `store.damaged` with the id of a source that cannot be read. */
  all(): readonly SourceRow[]
  get(id: string): SourceRow | undefined
  add(id: string, settings: SourceSettings): void
  /** Another place is asked anew, whatever the former one said. @throws AppError `source.missing` */
  update(id: string, settings: SourceSettings): void
  /** Nothing may be linked to it any more. */
  remove(id: string): void
  noteSuccess(id: string, at: number, mark: string | null): void
  /** @throws AppError `source.missing` */
  setReport(id: string, report: SyncReport): void
  /** Codes that wait for a person or were left by one, by the ids of their services. */
  asked(sourceId: string): ReadonlyMap<string, string>
  /** Unless a person has left this very code before. */
  setPending(serviceId: string, payload: string, at: number): void
  /** The source has taken it back. */
  dropPending(serviceId: string): void
  /** A person has left it: the service keeps its code. */
  leavePending(serviceId: string): void
  pending(sourceId: string): readonly PendingRow[]
  pendingCount(sourceId: string): number
}

interface Row {
  readonly id: string
  readonly settings: string
  readonly lastSuccessAt: number | null
  readonly mark: string | null
  readonly report: string | null
}

const columns = 'id, settings, last_success_at AS lastSuccessAt, mark, report'

export function createSources(database: Database): Sources {
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM sources ORDER BY position`)
  const get = database.prepare<[string], Row>(`SELECT ${columns} FROM sources WHERE id = ?`)
  const add = database.prepare<[string, string]>(
    'INSERT INTO sources (id, position, settings) VALUES (?, (SELECT ifnull(max(position), 0) + 1 FROM sources), ?)',
  )
  const update = database.prepare<[string, string]>('UPDATE sources SET settings = ?, mark = NULL WHERE id = ?')
  const remove = database.prepare<[string]>('DELETE FROM sources WHERE id = ?')
  const noteSuccess = database.prepare<[number, string | null, string]>(
    'UPDATE sources SET last_success_at = ?, mark = ? WHERE id = ?',
  )
  const setReport = database.prepare<[string, string]>('UPDATE sources SET report = ? WHERE id = ?')
  const setPending = database.prepare<[{ serviceId: string; payload: string; at: number }]>(
    'UPDATE services SET pending = @payload, pending_at = @at WHERE id = @serviceId AND declined IS NOT @payload',
  )
  const dropPending = database.prepare<[string]>(
    'UPDATE services SET pending = NULL, pending_at = NULL, declined = NULL WHERE id = ?',
  )
  const leavePending = database.prepare<[string]>(
    'UPDATE services SET declined = pending, pending = NULL, pending_at = NULL WHERE id = ?',
  )
  const pending = database.prepare<[string], PendingRow>(
    `SELECT id AS serviceId, pending AS payload, pending_at AS foundAt FROM services
     WHERE source_id = ? AND pending IS NOT NULL ORDER BY position`,
  )
  const asked = database.prepare<[string], { serviceId: string; payload: string }>(
    `SELECT id AS serviceId, ifnull(pending, declined) AS payload FROM services
     WHERE source_id = ? AND ifnull(pending, declined) IS NOT NULL`,
  )
  const pendingCount = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM services WHERE source_id = ? AND pending IS NOT NULL',
  )
  return {
    all: () => all.all().map(toSource),
    get(id) {
      const row = get.get(id)
      return row && toSource(row)
    },
    add: (id, settings) => void add.run(id, JSON.stringify(settings)),
    update(id, settings) {
      if (update.run(JSON.stringify(settings), id) === 0) throw new AppError('source.missing', id)
    },
    remove: id => void remove.run(id),
    noteSuccess: (id, at, mark) => void noteSuccess.run(at, mark, id),
    setReport(id, report) {
      if (setReport.run(JSON.stringify(report), id) === 0) throw new AppError('source.missing', id)
    },
    asked: sourceId => new Map(asked.all(sourceId).map(({ serviceId, payload }) => [serviceId, payload])),
    setPending: (serviceId, payload, at) => void setPending.run({ serviceId, payload, at }),
    dropPending: serviceId => void dropPending.run(serviceId),
    leavePending: serviceId => void leavePending.run(serviceId),
    pending: sourceId => pending.all(sourceId),
    pendingCount: sourceId => pendingCount.get(sourceId)!.count,
  }
}

function toSource({ settings, report, ...row }: Row): SourceRow {
  return {
    ...row,
    settings: readJson(sourceSettings, settings, row.id),
    report: report === null ? null : readJson(syncReport, report, row.id),
  }
}
