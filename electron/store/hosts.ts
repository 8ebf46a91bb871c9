import type { Database } from './database.ts'

/** A host beside those of the state whose codes may be shown, with the seal of whoever allowed it. */
export interface HostRow {
  readonly host: string
  readonly addedAt: number
  readonly seal: string
}

export interface Hosts {
  all(): readonly HostRow[]
  put(row: HostRow): void
  remove(host: string): void
}

export function createHosts(database: Database): Hosts {
  const all = database.prepare<[], HostRow>('SELECT host, added_at AS addedAt, seal FROM hosts ORDER BY host')
  const put = database.prepare<[HostRow]>(
    `INSERT INTO hosts (host, added_at, seal) VALUES (@host, @addedAt, @seal)
     ON CONFLICT (host) DO UPDATE SET added_at = excluded.added_at, seal = excluded.seal`,
  )
  const remove = database.prepare<[string]>('DELETE FROM hosts WHERE host = ?')
  return {
    all: () => all.all(),
    put: row => void put.run(row),
    remove: host => void remove.run(host),
  }
}
