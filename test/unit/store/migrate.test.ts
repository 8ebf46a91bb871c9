import { readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { latestVersion, readVersion } from '../../../electron/store/migrate.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { codeOf, furnish, key, newPath, newStore, tamper } from './fixture.ts'

const next = { version: latestVersion(migrations) + 1, up: 'ALTER TABLE branches ADD COLUMN street TEXT' }
const broken = { version: next.version + 1, up: 'CREATE TABLE extra (id TEXT) STRICT; INSERT INTO absent VALUES (1)' }
const copyName = `store.db.v${latestVersion(migrations)}`

function closedStore(): string {
  const path = newPath()
  furnish(openStore({ path, key })).close()
  return path
}

describe('migrations', () => {
  test('go up by one', () => {
    expect(migrations.map(migration => migration.version)).toEqual(migrations.map((_, index) => index + 1))
  })

  test('a new store has the newest version, strict tables and sound references', () => {
    const path = newPath()
    newStore(path)
    tamper(path, database => {
      expect(readVersion(database)).toBe(latestVersion(migrations))
      const loose =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
      expect(database.prepare(loose).all()).toEqual([])
      expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([])
      expect(database.pragma('integrity_check')).toBe('ok')
    })
  })

  test('bring a previous store forward with its rows, after a copy of it', () => {
    const path = closedStore()
    const database = openDatabase(path, key, [...migrations, next])
    expect(readVersion(database)).toBe(next.version)
    expect(database.prepare('SELECT name, street FROM branches').all()).toEqual([
      { name: 'Відділення № 1', street: null },
    ])
    database.close()
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['store.db', copyName])
    expect(newStore(`${path}.v${latestVersion(migrations)}`).branches.all()).toHaveLength(1)
  })

  test('a new store is migrated without a copy', () => {
    const path = newPath()
    openDatabase(path, key, [...migrations, next]).close()
    expect(readdirSync(dirname(path))).toEqual(['store.db'])
  })

  test('what is up to date is not copied again', () => {
    const path = closedStore()
    openStore({ path, key }).close()
    expect(readdirSync(dirname(path))).toEqual(['store.db'])
  })

  test('a step that fails leaves the version before it whole, and can be tried again', () => {
    const path = closedStore()
    writeFileSync(`${path}.copy`, 'half a copy')
    expect(() => openDatabase(path, key, [...migrations, next, broken])).toThrow('absent')
    tamper(path, database => {
      expect(readVersion(database)).toBe(next.version)
      expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'extra'").all()).toEqual([])
    })
    const repaired = { version: broken.version, up: 'CREATE TABLE extra (id TEXT) STRICT' }
    const database = openDatabase(path, key, [...migrations, next, repaired])
    expect(readVersion(database)).toBe(repaired.version)
    database.close()
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['store.db', copyName, `store.db.v${next.version}`])
  })

  test('an older program refuses what a newer one wrote', () => {
    const path = closedStore()
    openDatabase(path, key, [...migrations, next]).close()
    expect(codeOf(() => openStore({ path, key }))).toBe('store.newer')
  })
})
