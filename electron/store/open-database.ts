import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { connect, guard, pageBytes } from './database.ts'
import type { Database } from './database.ts'
import { latestVersion, migrate, readVersion } from './migrate.ts'
import type { Migration } from './migrate.ts'

/** SQLite's own files beside a database. */
const sideFiles = ['-wal', '-shm', '-journal']

/**
 * Opens the encrypted database at `path`, or creates it when nothing is there, and brings it to the newest schema.
 * A file that is refused is left exactly as it was, and so is its log. (The `-shm` file is an index of the log that
 * SQLite builds anew after a crash; it holds nothing of its own.)
 * @throws AppError `store.*`
 */
export function openDatabase(path: string, key: string, migrations: readonly Migration[]): Database {
  const refuseVersion = (database: Database): void => {
    const version = readVersion(database)
    if (version > latestVersion(migrations)) throw new AppError('store.newer')
    // Ours are never without a version: they get their first schema before they get their name.
    if (version === 0) throw new AppError('store.damaged')
  }
  if (existsSync(path)) refuseForeign(path)
  else create(path, key, migrations)
  // A connection that may write moves a log left by a crash into the file, even by closing: look without one first.
  if (existsSync(`${path}-wal`)) connect(path, key, 'read', refuseVersion).close()
  const database = connect(path, key, 'write', refuseVersion)
  try {
    migrate(database, migrations, { path, key })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Built under another name and renamed, so a power cut on the first day leaves nothing or a whole database. */
function create(path: string, key: string, migrations: readonly Migration[]): void {
  // The log of a database that is gone: SQLite would delete it, a person may still want it.
  if (sideFiles.some(suffix => hasBytes(path + suffix))) throw new AppError('store.damaged')
  const draft = `${path}.new`
  guard(() => {
    for (const suffix of ['', ...sideFiles]) rmSync(draft + suffix, { force: true })
    writeFileSync(draft, '', { mode: 0o600, flag: 'wx' })
  })
  const database = connect(draft, key, 'create')
  try {
    migrate(database, migrations, null)
  } finally {
    database.close()
  }
  guard(() => {
    renameSync(draft, path)
    syncFolder(path)
  })
}

/** Told by its shape, before SQLite sees it. The page size and what follows lie open in the header of every file of ours. */
function refuseForeign(path: string): void {
  const header = Buffer.alloc(24)
  const bytes = guard(() => {
    const file = openSync(path, 'r')
    try {
      readSync(file, header, 0, header.length, 0)
      return statSync(path).size
    } finally {
      closeSync(file)
    }
  })
  const isEncrypted = header.toString('latin1', 0, 15) !== 'SQLite format 3'
  const isOurs = header.readUInt16BE(16) === pageBytes && header.toString('hex', 21, 24) === '402020'
  // A rollback journal is none of ours either, and SQLite would play it back into the database.
  if (bytes < pageBytes || !isEncrypted || !isOurs || hasBytes(`${path}-journal`)) throw new AppError('store.damaged')
}

function hasBytes(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** A rename lasts only when its folder has been written; Windows has no such call and needs none. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
