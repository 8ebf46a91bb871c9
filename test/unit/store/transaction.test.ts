import { describe, expect, test } from 'vitest'
import { furnish, letterOf, newPath, newStore, packageOf, tamper } from './fixture.ts'

const raw = Buffer.from('Subject: x\r\n\r\ny')

describe('a transaction', () => {
  test('returns what its work returns', () => {
    expect(newStore().transaction(() => 7)).toBe(7)
  })

  test('keeps letter, package and cursor together or not at all', () => {
    const store = furnish(newStore())
    const intake = (fail: boolean) =>
      store.transaction(() => {
        store.letters.add(letterOf('letter', raw), raw)
        store.packages.add(packageOf('package', 'letter'))
        store.settled.add('box', { folder: 'INBOX', uidValidity: '17', uid: 1 })
        store.events.add({ at: 1, kind: 'letter.stored', subjectId: 'letter', detail: {} })
        if (fail) throw new Error('cut off')
      })
    expect(() => intake(true)).toThrow('cut off')
    expect(store.letters.get('letter')).toBeUndefined()
    expect(store.packages.get('package')).toBeUndefined()
    expect(store.settled.ranges('box', 'INBOX', '17')).toEqual([])
    expect(store.events.list({ limit: 10 })).toEqual([])
    intake(false)
    expect(store.letters.get('letter')?.seenCount).toBe(1)
    expect(store.settled.ranges('box', 'INBOX', '17')).toEqual([[1, 1]])
  })

  test('inside another ends with it', () => {
    const store = newStore()
    const outer = () =>
      store.transaction(() => {
        store.transaction(() => store.settings.change({ theme: 'dark' }))
        expect(store.settings.read().theme).toBe('dark')
        throw new Error('cut off')
      })
    expect(outer).toThrow('cut off')
    expect(store.settings.read().theme).toBe('system')
  })

  test('inside another takes back its own part when it fails and is caught', () => {
    const store = newStore()
    store.transaction(() => {
      store.settings.change({ sound: false })
      const inner = () =>
        store.transaction(() => {
          store.settings.change({ theme: 'dark' })
          throw new Error('cut off')
        })
      expect(inner).toThrow('cut off')
    })
    expect(store.settings.read()).toMatchObject({ sound: false, theme: 'system' })
  })

  test('is not seen by others before it ends', () => {
    const path = newPath()
    const store = newStore(path)
    tamper(path, other => {
      const count = () => other.prepare('SELECT * FROM settings').all().length
      store.transaction(() => {
        store.settings.change({ theme: 'dark' })
        expect(count()).toBe(0)
      })
      expect(count()).toBe(1)
    })
  })

  test('refuses work that waits', () => {
    const store = newStore()
    expect(() => store.transaction(async () => store.settings.change({ theme: 'dark' }))).toThrow('promise')
    expect(store.settings.read().theme).toBe('system')
  })
})
