import type { PosterFormat, PosterLanguage } from '../../shared/posters.ts'
import type { Database } from './database.ts'

/** A poster that was made, and so may hang somewhere. It outlives its service: paper does not know of databases. */
export interface PosterRecord {
  readonly id: string
  readonly serviceId: string
  readonly serviceName: string
  readonly branchName: string
  readonly format: PosterFormat
  readonly language: PosterLanguage
  /** Hashes of the code and of the words on it. */
  readonly payloadSha256: string
  readonly textSha256: string
  readonly checkCode: string
  readonly printedAt: number
  readonly takenDownAt: number | null
}

export interface Posters {
  add(poster: PosterRecord): void
  /** Newest first. */
  page(offset: number, limit: number): readonly PosterRecord[]
  count(): number
  /** Those that nobody has taken down. */
  hanging(): readonly PosterRecord[]
  setTakenDown(ids: readonly string[], at: number | null): void
}

const columns = `id, service_id AS serviceId, service_name AS serviceName, branch_name AS branchName, format, language,
  payload_sha256 AS payloadSha256, text_sha256 AS textSha256, check_code AS checkCode, printed_at AS printedAt,
  taken_down_at AS takenDownAt`

export function createPosters(database: Database): Posters {
  const add = database.prepare<[PosterRecord]>(
    `INSERT INTO posters (id, service_id, service_name, branch_name, format, language, payload_sha256, text_sha256,
       check_code, printed_at, taken_down_at)
     VALUES (@id, @serviceId, @serviceName, @branchName, @format, @language, @payloadSha256, @textSha256, @checkCode,
       @printedAt, @takenDownAt)`,
  )
  const page = database.prepare<[number, number], PosterRecord>(
    `SELECT ${columns} FROM posters ORDER BY printed_at DESC, id DESC LIMIT ? OFFSET ?`,
  )
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM posters')
  const hanging = database.prepare<[], PosterRecord>(
    `SELECT ${columns} FROM posters WHERE taken_down_at IS NULL ORDER BY printed_at, id`,
  )
  const setTakenDown = database.prepare<[number | null, string]>('UPDATE posters SET taken_down_at = ? WHERE id = ?')
  return {
    add: poster => void add.run(poster),
    page: (offset, limit) => page.all(limit, offset),
    count: () => count.get()!.count,
    hanging: () => hanging.all(),
    setTakenDown(ids, at) {
      database.transaction(() => {
        for (const id of ids) setTakenDown.run(at, id)
      })
    },
  }
}
