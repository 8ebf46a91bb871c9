import { closeSync, openSync, readSync } from 'node:fs'
import Driver from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'

/** A prepared statement. Every method throws what `translate` makes of the driver's error. */
export interface Statement<Parameters extends readonly unknown[], Row> {
  /** Returns how many rows changed. */
  run(...parameters: Parameters): number
  get(...parameters: Parameters): Row | undefined
  all(...parameters: Parameters): readonly Row[]
}

/** One connection to one encrypted file; the only shape in which the driver is seen. */
export interface Database {
  prepare<Parameters extends readonly unknown[], Row = never>(sql: string): Statement<Parameters, Row>
  execute(sql: string): void
  /** The value of a pragma, or null when it answers nothing. */
  pragma(text: string): unknown
  /** All or nothing. A call inside a call joins the outer one, and is all or nothing within it. `work` must not wait. */
  transaction<T>(work: () => T): T
  close(): void
}

/** Letters are hundreds of kilobytes: larger pages mean shorter chains of them. */
export const pageBytes = 16_384

/** Oldest SQLite without the WAL-reset corruption (several connections, a checkpoint and a crash). */
const oldestSqlite = [3, 51, 3]

/** Longer than any transaction of ours, short enough that a desk whose file is held by another program says so. */
const busyTimeoutMs = 2_000

/**
 * Set on every connection. The order matters: switching to WAL may reset `synchronous`.
 * Temporary tables stay in memory because SQLite does not encrypt temporary files.
 */
const pragmas = [
  ['journal_mode', 'wal', 'wal'],
  ['synchronous', 'full', 2],
  ['foreign_keys', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['cell_size_check', 'on', 1],
  ['secure_delete', 'on', 1],
  ['temp_store', 'memory', 2],
  // A log that has been moved into the file is cut to this length when it begins anew.
  ['journal_size_limit', 16_777_216, 16_777_216],
] as const

/**
 * Opens a file that exists: to read only, to write, or to start as an empty database (`create`: it has no bytes yet).
 * `key` is 64 hex digits. `inspect` may refuse, by throwing, what was unlocked, before anything is set or written.
 * @throws AppError `store.key` when the key does not open the file; other `store.*` as the driver's error says.
 */
export function connect(
  path: string,
  key: string,
  mode: 'read' | 'write' | 'create',
  inspect: (database: Database) => void = () => {},
): Database {
  if (!/^[0-9a-f]{64}$/i.test(key)) throw new AppError('store.key')
  try {
    return open(path, key, mode, inspect)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'store.key') throw error
    // To the cipher a page that could not be read is one that the key does not open.
    readFirstPage(path)
    return open(path, key, mode, inspect)
  }
}

function open(path: string, key: string, mode: 'read' | 'write' | 'create', inspect: (database: Database) => void) {
  const options = { readonly: mode === 'read', fileMustExist: true, timeout: busyTimeoutMs }
  const driver = guard(() => new Driver(path, options))
  try {
    const database = wrap(driver)
    database.pragma("cipher='aegis'")
    database.pragma(`key="raw:${key}"`)
    unlock(driver)
    inspect(database)
    if (mode === 'create') database.pragma(`page_size=${pageBytes}`)
    if (mode !== 'read') {
      for (const [name, value] of pragmas) database.pragma(`${name}=${value}`)
      assertPragmas(database)
    }
    return database
  } catch (error) {
    driver.close()
    throw error
  }
}

/**
 * Holds the file at `path` for this process alone, by a lock that ends with the process however it ends; returns how
 * to let go. The file is a database without content, because SQLite's locks are the same on every system.
 * @throws AppError `store.busy` when another process holds it
 */
export function lockFile(path: string): () => void {
  const driver = guard(() => new Driver(path, { timeout: 0 }))
  try {
    guard(() => driver.exec('BEGIN EXCLUSIVE'))
  } catch (error) {
    driver.close()
    throw error
  }
  return () => void driver.close()
}

/** The first read of the file. Only here does an unreadable first page speak of the key; later it is damage. */
function unlock(driver: Driver.Database): void {
  try {
    driver.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    const foreign = error instanceof Driver.SqliteError && error.code.startsWith('SQLITE_NOTADB')
    throw foreign ? new AppError('store.key', undefined, error) : translate(error)
  }
}

/** @throws AppError `store.disk` */
function readFirstPage(path: string): void {
  guard(() => {
    const file = openSync(path, 'r')
    try {
      readSync(file, Buffer.alloc(pageBytes), 0, pageBytes, 0)
    } finally {
      closeSync(file)
    }
  })
}

function wrap(driver: Driver.Database): Database {
  const begin = driver.transaction((work: () => unknown) => work())
  return {
    prepare<Parameters extends readonly unknown[], Row>(sql: string): Statement<Parameters, Row> {
      const statement = guard(() => driver.prepare<unknown[], Row>(sql))
      return {
        run: (...parameters) => guard(() => statement.run(...parameters).changes),
        get: (...parameters) => guard(() => statement.get(...parameters)),
        all: (...parameters) => guard(() => statement.all(...parameters)),
      }
    },
    execute: sql => void guard(() => driver.exec(sql)),
    pragma: text => guard(() => driver.pragma(text, { simple: true })) ?? null,
    // Immediate: a write lock that cannot be had is told before any work is done, not in the middle of it.
    transaction: <T>(work: () => T) => guard(() => begin.immediate(work) as T),
    close: () => void guard(() => driver.close()),
  }
}

function assertPragmas(database: Database): void {
  const expected = [
    ...pragmas,
    ['cipher', '', 'aegis'],
    ['page_size', '', pageBytes],
    ['busy_timeout', '', busyTimeoutMs],
  ] as const
  for (const [name, , value] of expected) {
    const actual = database.pragma(name)
    if (actual !== value) throw new Error(`pragma ${name} is ${actual}, not ${value}`)
  }
  const row = database.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()
  const version = row?.version ?? ''
  if (!isRecent(version)) throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`)
}

function isRecent(version: string): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, wanted] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0
    if (part !== wanted) return part > wanted
  }
  return true
}

/** Runs work on the disk or the database and throws its failure in our own words. */
export function guard<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw translate(error)
  }
}

/** The one place that knows the driver's errors. What has no meaning of its own here stays as it is: a mistake of ours. */
function translate(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)/.test(code) || code === 'ENOSPC')
    return new AppError('store.full', undefined, error)
  if (code.startsWith('SQLITE_BUSY')) return new AppError('store.busy', undefined, error)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new AppError('store.damaged', undefined, error)
  if (/^(SQLITE_(IOERR|CANTOPEN|READONLY|PERM)|(EIO|EACCES|EPERM|EMFILE|ENFILE|EROFS)$)/.test(code))
    return new AppError('store.disk', undefined, error)
  return error
}
