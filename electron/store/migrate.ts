import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { connect, guard } from './database.ts'
import type { Database } from './database.ts'

/** One step forward. A published one never changes. */
export interface Migration {
  readonly version: number
  readonly up: string
}

export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

export function readVersion(database: Database): number {
  return Number(database.pragma('user_version'))
}

/**
 * Applies what is missing, each step and its version number in one transaction.
 * Before the first step a verified copy `<path>.v<version>` is made, unless `source` is null: nothing to lose yet.
 */
export function migrate(
  database: Database,
  migrations: readonly Migration[],
  source: { readonly path: string; readonly key: string } | null,
): void {
  const version = readVersion(database)
  const missing = migrations.filter(migration => migration.version > version)
  if (missing.length === 0) return
  if (source !== null) copy(database, source.path, source.key)
  for (const migration of missing) {
    database.transaction(() => {
      database.execute(migration.up)
      database.pragma(`user_version=${migration.version}`)
    })
  }
}

/** Under a name of its own until it is known to be whole, so a copy that has its name is a good one. */
function copy(database: Database, path: string, key: string): void {
  const draft = `${path}.copy`
  for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
  database.prepare<[string]>('VACUUM INTO ?').run(draft)
  const copied = connect(draft, key, 'read')
  try {
    const isWhole = copied.pragma('quick_check') === 'ok' && readVersion(copied) === readVersion(database)
    if (!isWhole || countRows(copied) !== countRows(database)) throw new AppError('store.damaged')
  } finally {
    copied.close()
  }
  guard(() => {
    const file = openSync(draft, 'r+')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, `${path}.v${readVersion(database)}`)
    for (const suffix of ['-wal', '-shm']) rmSync(draft + suffix, { force: true })
  })
}

/** Rows of each table, as text that can be compared. */
function countRows(database: Database): string {
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
  return tables
    .map(({ name }) => {
      const counted = database.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${name}"`).get()
      return `${name} ${counted?.rows}`
    })
    .join('\n')
}
