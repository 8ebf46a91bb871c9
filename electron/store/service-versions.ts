import type { Service } from '../../shared/model/service.ts'
import type { Database } from './database.ts'
import { documentList } from './service-row.ts'
import { readJson } from './stored-json.ts'

/** What a service was called and asked for, from a moment on. */
export interface ServiceVersion extends Pick<Service, 'version' | 'name' | 'required' | 'optional'> {
  readonly since: number
}

interface Row extends Omit<ServiceVersion, 'required' | 'optional'> {
  readonly required: string
  readonly optional: string
}

/** Versions are only added. */
export function createServiceVersions(database: Database) {
  const columns = 'version, since, name, required, optional'
  const add = database.prepare<[Row & { id: string }]>(
    `INSERT INTO service_versions (service_id, version, since, name, required, optional)
     VALUES (@id, @version, @since, @name, @required, @optional)`,
  )
  const of = database.prepare<[string], Row>(
    `SELECT ${columns} FROM service_versions WHERE service_id = ? ORDER BY version DESC`,
  )
  const get = database.prepare<[string, number], Row>(
    `SELECT ${columns} FROM service_versions WHERE service_id = ? AND version = ?`,
  )
  // Those that had begun come first, the newest of them before the others; of those that had not, the first one.
  const inForce = database.prepare<[{ id: string; at: number }], Row>(
    `SELECT ${columns} FROM service_versions WHERE service_id = @id
     ORDER BY since <= @at DESC, CASE WHEN since <= @at THEN -version ELSE version END LIMIT 1`,
  )
  const read = (id: string) => (row: Row) => ({
    ...row,
    required: readJson(documentList, row.required, id),
    optional: readJson(documentList, row.optional, id),
  })
  return {
    add({ id, version, name, required, optional }: Service, since: number): void {
      add.run({ id, version, since, name, required: JSON.stringify(required), optional: JSON.stringify(optional) })
    },
    of: (id: string): readonly ServiceVersion[] => of.all(id).map(read(id)),
    get(id: string, version: number): ServiceVersion | undefined {
      const row = get.get(id, version)
      return row && read(id)(row)
    },
    /** The last one that began by then; for what came before all of them, the first. */
    inForce(id: string, at: number): Pick<Service, 'version' | 'name' | 'required' | 'optional'> | undefined {
      const row = inForce.get({ id, at })
      if (!row) return undefined
      const { since: _, ...version } = read(id)(row)
      return version
    },
  }
}
