import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Driver from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../../shared/errors.ts'
import { openStore } from '../../../electron/store/store.ts'
import { codeOf, furnish, key, newFolder, newPath, newStore, photograph, tamper } from './fixture.ts'

const wrongKey = 'cd'.repeat(32)

/** A closed store with something in it. */
function closedStore(): { folder: string; path: string } {
  const folder = newFolder()
  const path = join(folder, 'store.db')
  furnish(openStore({ path, key })).close()
  return { folder, path }
}

/** What a power cut leaves: the last change is in the log only. */
function crashedStore(sql: string): { folder: string; path: string } {
  const live = newPath()
  furnish(newStore(live))
  const folder = newFolder()
  tamper(live, database => {
    database.execute(sql)
    for (const name of readdirSync(join(live, '..'))) copyFileSync(join(live, '..', name), join(folder, name))
  })
  expect(statSync(join(folder, 'store.db-wal')).size).toBeGreaterThan(0)
  return { folder, path: join(folder, 'store.db') }
}

/** The code of a refusal and the files that it changed, made or removed. */
function refusal(path: string, withKey = key): { code: ErrorCode | undefined; touched: string[] } {
  const before = photograph(dirname(path))
  const code = codeOf(() => openStore({ path, key: withKey }))
  const after = photograph(dirname(path))
  const names = Object.keys({ ...before, ...after })
  return { code, touched: names.filter(name => before[name] !== after[name]) }
}

describe('refused and left untouched', () => {
  test('a wrong key', () => {
    const { path } = closedStore()
    expect(refusal(path, wrongKey)).toEqual({ code: 'store.key', touched: [] })
    expect(newStore(path).services.all()).toHaveLength(1)
  })

  test('a wrong key, after a crash', () => {
    const { path } = crashedStore("INSERT INTO settings VALUES ('theme', '\"dark\"')")
    expect(refusal(path, wrongKey)).toEqual({ code: 'store.key', touched: [] })
    expect(newStore(path).settings.read().theme).toBe('dark')
  })

  test('a newer store', () => {
    const { path } = closedStore()
    tamper(path, database => database.pragma('user_version=999'))
    expect(refusal(path)).toEqual({ code: 'store.newer', touched: [] })
  })

  test('a newer store, after a crash', () => {
    const { path } = crashedStore('PRAGMA user_version=999')
    expect(refusal(path)).toEqual({ code: 'store.newer', touched: [] })
  })

  test('a newer store whose log stands without its index', () => {
    const { folder, path } = crashedStore('PRAGMA user_version=999')
    const moved = newFolder()
    for (const name of ['store.db', 'store.db-wal']) copyFileSync(join(folder, name), join(moved, name))
    expect(refusal(join(moved, 'store.db'))).toEqual({ code: 'store.newer', touched: [] })
    expect(existsSync(path)).toBe(true)
  })

  test.each(['wal', 'delete'])('an encrypted database that never was a store (journal: %s)', mode => {
    const { path } = closedStore()
    tamper(path, database => {
      database.pragma('user_version=0')
      database.pragma(`journal_mode=${mode}`)
    })
    expect(refusal(path)).toEqual({ code: 'store.damaged', touched: [] })
  })

  test('a store without a log leaves no new file behind', () => {
    const { folder, path } = closedStore()
    expect(codeOf(() => openStore({ path, key: wrongKey }))).toBe('store.key')
    tamper(path, database => database.pragma('user_version=999'))
    expect(codeOf(() => openStore({ path, key }))).toBe('store.newer')
    expect(readdirSync(folder)).toEqual(['store.db'])
  })

  test.each([
    ['empty', Buffer.alloc(0)],
    ['text', Buffer.from('Not a database. '.repeat(5_000))],
    ['zeros', Buffer.alloc(65_536)],
    ['one byte', Buffer.alloc(1)],
  ])('a file that is no database: %s', (_, bytes) => {
    const folder = newFolder()
    const path = join(folder, 'store.db')
    writeFileSync(path, bytes)
    expect(refusal(path)).toEqual({ code: 'store.damaged', touched: [] })
  })

  test.each([4_096, 16_384])('an unencrypted database with pages of %i bytes', pageSize => {
    const folder = newFolder()
    const path = join(folder, 'store.db')
    const plain = new Driver(path)
    plain.pragma(`page_size=${pageSize}`)
    plain.exec('CREATE TABLE notes (text TEXT)')
    plain.close()
    expect(refusal(path)).toEqual({ code: 'store.damaged', touched: [] })
  })

  test('a store cut short', () => {
    const { path } = closedStore()
    writeFileSync(path, readFileSync(path).subarray(0, 9_000))
    expect(refusal(path)).toEqual({ code: 'store.damaged', touched: [] })
  })

  test('a store whose first page was altered', () => {
    const { path } = closedStore()
    const bytes = readFileSync(path)
    bytes[5_000]! ^= 1
    writeFileSync(path, bytes)
    // A wrong key looks the same: the first page does not authenticate.
    expect(refusal(path)).toEqual({ code: 'store.key', touched: [] })
  })

  test('the log of a database that is gone', () => {
    const { folder, path } = crashedStore("INSERT INTO settings VALUES ('theme', '\"dark\"')")
    const left = newFolder()
    copyFileSync(`${path}-wal`, join(left, 'store.db-wal'))
    expect(refusal(join(left, 'store.db'))).toEqual({ code: 'store.damaged', touched: [] })
    expect(readdirSync(folder)).toContain('store.db')
  })

  test('a rollback journal of another program', () => {
    const { path } = closedStore()
    writeFileSync(`${path}-journal`, Buffer.from('d9d505f920a163d7', 'hex'))
    expect(refusal(path)).toEqual({ code: 'store.damaged', touched: [] })
  })

  test('a folder in the place of the file', () => {
    const folder = newFolder()
    const path = join(folder, 'store.db')
    mkdirSync(path)
    expect(() => openStore({ path, key })).toThrow('EISDIR')
    expect(statSync(path).isDirectory()).toBe(true)
  })
})

describe('a missing file', () => {
  test('becomes a store that only its user may read, and nothing else is left', () => {
    const folder = newFolder()
    const path = join(folder, 'store.db')
    openStore({ path, key }).close()
    expect(readdirSync(folder)).toEqual(['store.db'])
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('is created although an earlier attempt was cut off', () => {
    const folder = newFolder()
    const path = join(folder, 'store.db')
    writeFileSync(`${path}.new`, 'half')
    writeFileSync(`${path}.new-journal`, 'half')
    openStore({ path, key }).close()
    expect(readdirSync(folder)).toEqual(['store.db'])
  })

  test('in a missing folder is an error and no file', () => {
    const folder = newFolder()
    expect(() => openStore({ path: join(folder, 'absent', 'store.db'), key })).toThrow('ENOENT')
    expect(readdirSync(folder)).toEqual([])
  })
})
