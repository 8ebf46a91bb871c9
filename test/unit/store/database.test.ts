import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { connect, guard } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/store.ts'
import { codeOf, furnish, key, letterOf, newPath, newStore, photograph, newFolder, tamper } from './fixture.ts'

describe('a connection', () => {
  test('has every setting that the data relies on', () => {
    const path = newPath()
    newStore(path)
    tamper(path, database => {
      const settings = Object.fromEntries(
        [
          'page_size',
          'journal_mode',
          'synchronous',
          'foreign_keys',
          'trusted_schema',
          'cell_size_check',
          'secure_delete',
          'temp_store',
          'cipher',
        ].map(name => [name, database.pragma(name)]),
      )
      expect(settings).toEqual({
        page_size: 16_384,
        journal_mode: 'wal',
        synchronous: 2,
        foreign_keys: 1,
        trusted_schema: 0,
        cell_size_check: 1,
        secure_delete: 1,
        temp_store: 2,
        cipher: 'aegis',
      })
      expect(database.pragma('busy_timeout')).toBeGreaterThan(0)
    })
  })

  test('refuses a key that is not 64 hex digits', () => {
    for (const wrong of ['', 'ab', `${'ab'.repeat(31)}"; `, 'zz'.repeat(32)]) {
      expect(codeOf(() => openStore({ path: newPath(), key: wrong }))).toBe('store.key')
    }
  })

  test('a full disk is store.full and leaves nothing of the transaction', () => {
    const path = newPath()
    furnish(newStore(path))
    tamper(path, database => {
      database.pragma(`max_page_count=${Number(database.pragma('page_count')) + 2}`)
      const fill = () =>
        database.transaction(() => {
          database.execute("INSERT INTO settings VALUES ('theme', '\"dark\"')")
          database.execute("INSERT INTO settings VALUES ('big', hex(zeroblob(100000)))")
        })
      expect(codeOf(fill)).toBe('store.full')
      expect(database.prepare('SELECT * FROM settings').all()).toEqual([])
    })
  })

  test('a file that another program is writing is store.busy', () => {
    const path = newPath()
    const store = newStore(path)
    tamper(path, database => {
      database.execute('BEGIN IMMEDIATE')
      expect(codeOf(() => store.settings.change({ sound: false }))).toBe('store.busy')
      database.execute('ROLLBACK')
    })
    store.settings.change({ sound: false })
    expect(store.settings.read().sound).toBe(false)
  })

  test('a page that was altered is store.damaged when it is read', () => {
    const path = newPath()
    const raw = Buffer.alloc(200_000, 'letter ')
    const store = furnish(openStore({ path, key }))
    store.letters.add(letterOf('letter', raw), raw)
    store.close()
    const bytes = readFileSync(path)
    for (let at = bytes.length - 1_000; at > bytes.length - 100_000; at -= 16_384) bytes[at]! ^= 1
    writeFileSync(path, bytes)
    expect(codeOf(() => newStore(path).letters.raw('letter'))).toBe('store.damaged')
  })

  test('what cannot be opened, and what may only be read, is store.disk', () => {
    expect(codeOf(() => connect(newPath(), key, 'read'))).toBe('store.disk')
    const path = newPath()
    furnish(newStore(path)).close()
    const database = connect(path, key, 'read')
    expect(codeOf(() => database.execute('DELETE FROM services'))).toBe('store.disk')
    database.close()
  })

  test.each([
    ...['SQLITE_IOERR_READ', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_TRUNCATE', 'SQLITE_CANTOPEN'],
    ...['SQLITE_READONLY_DIRECTORY', 'SQLITE_PERM', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'EROFS'],
  ])('a disk that answers %s is store.disk, and what it said stays as the cause', code => {
    const said = Object.assign(new Error('as the system words it'), { code })
    const thrown = thrownBy(said)
    expect(thrown).toMatchObject({ code: 'store.disk', cause: said })
  })

  test.each([
    ['SQLITE_IOERR_SHMSIZE', 'store.full'],
    ['ENOSPC', 'store.full'],
    ['SQLITE_BUSY_SNAPSHOT', 'store.busy'],
    ['SQLITE_NOTADB', 'store.damaged'],
  ])('%s has a meaning of its own: %s', (code, meaning) => {
    expect(thrownBy(Object.assign(new Error(), { code }))).toMatchObject({ code: meaning })
  })

  test('a mistake of ours is not the disk', () => {
    for (const code of ['SQLITE_ERROR', 'SQLITE_CONSTRAINT_UNIQUE', 'ENOENT', 'EIO_ELSEWHERE']) {
      const mistake = Object.assign(new Error(), { code })
      expect(thrownBy(mistake)).toBe(mistake)
    }
  })
})

function thrownBy(error: Error): unknown {
  try {
    return guard(() => {
      throw error
    })
  } catch (thrown) {
    return thrown
  }
}

describe('encryption', () => {
  test('nothing that was written can be read in any file, open or closed', () => {
    const folder = newFolder()
    const path = `${folder}/store.db`
    const marker = 'МАРКЕР-marker-7361'
    const raw = Buffer.from(`Subject: ${marker}\r\n\r\n${marker.repeat(2_000)}`)
    const store = furnish(openStore({ path, key }))
    store.letters.add({ ...letterOf('letter', raw), subject: marker, text: marker }, raw)
    const written = () =>
      Object.keys(photograph(folder)).map(name => {
        const bytes = readFileSync(`${folder}/${name}`)
        expect(bytes.includes('marker-7361'), name).toBe(false)
        expect(bytes.includes('CREATE TABLE'), name).toBe(false)
        return name
      })
    expect(written()).toContain('store.db-wal')
    store.close()
    expect(written()).toEqual(['store.db'])
    expect(readFileSync(path).length).toBeGreaterThan(raw.length)
  })

  test('the copy made by VACUUM INTO opens with the same key only', () => {
    const path = newPath()
    furnish(newStore(path))
    tamper(path, database => database.prepare<[string]>('VACUUM INTO ?').run(`${path}.copy`))
    expect(codeOf(() => connect(`${path}.copy`, 'cd'.repeat(32), 'read'))).toBe('store.key')
    expect(newStore(`${path}.copy`).services.all()).toHaveLength(1)
  })
})
