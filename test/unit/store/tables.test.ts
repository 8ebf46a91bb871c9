import { describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import {
  branch,
  codeOf,
  furnish,
  letterOf,
  mailbox,
  newPath,
  newStore,
  packageOf,
  service,
  storeWithLetter,
  tamper,
} from './fixture.ts'

describe('settings', () => {
  test('have defaults and keep what was changed', () => {
    const path = newPath()
    const store = newStore(path)
    expect(store.settings.read()).toEqual(defaultSettings)
    store.settings.change({ language: 'en', sound: undefined })
    store.settings.change({ theme: 'dark' })
    store.settings.change({ theme: 'light' })
    expect(newStore(path).settings.read()).toEqual({ ...defaultSettings, language: 'en', theme: 'light' })
  })

  test.each(['{', '"purple"', '1', 'null'])('damaged by %s are told by name and can be mended', value => {
    const path = newPath()
    const store = newStore(path)
    tamper(path, other => other.prepare<[string]>("INSERT INTO settings VALUES ('theme', ?)").run(value))
    expect(() => store.settings.read()).toThrow(new AppError('settings.damaged', 'theme'))
    store.settings.change({ theme: 'dark' })
    expect(store.settings.read().theme).toBe('dark')
  })

  test('of another version are not in the way', () => {
    const path = newPath()
    const store = newStore(path)
    tamper(path, other => other.execute("INSERT INTO settings VALUES ('bygone', '1'), ('toString', '2')"))
    expect(store.settings.read()).toEqual(defaultSettings)
  })
})

describe('branches, services and mailboxes', () => {
  test('come back as they were given, in the order of adding', () => {
    const store = furnish(newStore())
    const second = { ...service, id: 'a-second', alias: 'pension', required: [], active: false }
    store.services.add(second, 'a seal', 0)
    store.branches.add({ ...branch, id: 'a-second' })
    expect(store.branches.all()).toEqual([branch, { ...branch, id: 'a-second' }])
    expect(store.services.all()).toEqual([
      { ...service, seal: null },
      { ...second, seal: 'a seal' },
    ])
    expect(store.services.get('a-second')).toEqual({ ...second, seal: 'a seal' })
    expect(store.services.get('absent')).toBeUndefined()
    expect(store.mailboxes.all()).toEqual([{ ...mailbox, lastSuccessAt: null, lastLetterAt: null, pausedAt: null }])
    expect(store.mailboxes.get('absent')).toBeUndefined()
  })

  test.each(['["telepathy"]', '{}', '['])('a service whose list is %s is damaged', list => {
    const path = newPath()
    const store = furnish(newStore(path))
    tamper(path, other => other.prepare<[string]>('UPDATE services SET required = ?').run(list))
    expect(() => store.services.all()).toThrow(new AppError('store.damaged', 'service'))
  })

  test('a mailbox remembers when it worked and its latest letter', () => {
    const store = furnish(newStore())
    store.mailboxes.noteSuccess('box', 10)
    store.mailboxes.noteLetter('box', 9)
    store.mailboxes.noteLetter('box', 5)
    expect(store.mailboxes.get('box')).toMatchObject({ lastSuccessAt: 10, lastLetterAt: 9 })
  })

  test('a mailbox of another account starts anew; the same account goes on', () => {
    const store = furnish(newStore())
    const settle = () => store.settled.add('box', { folder: 'INBOX', uidValidity: '1', uid: 7 })
    const settled = () => store.settled.ranges('box', 'INBOX', '1')
    const raw = Buffer.from('letter')
    store.letters.add(letterOf('named', raw), raw)
    store.packages.add(packageOf('package', 'named', { serverId: 'M1' }))
    settle()
    store.mailboxes.noteSuccess('box', 10)
    store.mailboxes.update('box', { ...mailbox.settings, port: 143, security: 'starttls', host: 'IMAP.example.org' }, 0)
    expect(settled()).toEqual([[7, 7]])
    expect(store.letters.findByServerId('box', 'M1', raw.length, 1_000)).toBe('named')
    expect(store.mailboxes.get('box')).toMatchObject({ lastSuccessAt: 10, settings: { port: 143 } })
    store.mailboxes.update('box', { ...mailbox.settings, user: 'second@example.org' }, 0)
    expect(settled()).toEqual([])
    expect(store.letters.findByServerId('box', 'M1', raw.length, 1_000)).toBeUndefined()
    expect(store.mailboxes.get('box')?.lastSuccessAt).toBeNull()
    settle()
    store.mailboxes.update('box', { kind: 'folder', address: 'copies@example.org', path: '/letters' }, 0)
    expect(settled()).toEqual([])
    expect(() => store.mailboxes.update('absent', mailbox.settings, 0)).toThrow('no such mailbox')
  })
})

describe('letters', () => {
  const raw = Buffer.from('Subject: Привіт\r\n\r\n…')

  test('come back as they were given, by id and by hash', () => {
    const store = furnish(newStore())
    const letter = {
      ...letterOf('letter', raw),
      automatic: true,
      sentAt: -5,
      uid: 2 ** 52,
      receivedAt: 1_795_000_000_000,
    }
    store.letters.add(letter, raw)
    expect(store.letters.get('letter')).toEqual({ ...letter, seenCount: 1 })
    expect(store.letters.findByHash(letter.sha256)).toEqual({ ...letter, seenCount: 1 })
    expect(Buffer.from(store.letters.raw('letter'))).toEqual(raw)
    expect(store.letters.get('absent')).toBeUndefined()
    expect(store.letters.findByHash('00')).toBeUndefined()
    expect(codeOf(() => store.letters.raw('absent'))).toBe('document.missing')
  })

  test('say why they could not be read', () => {
    const store = furnish(newStore())
    const other = Buffer.from('other')
    store.letters.add({ ...letterOf('a', raw), trouble: 'unreadable', problem: { code: 'letter.too-deep' } }, raw)
    store.letters.add(
      { ...letterOf('b', other), trouble: 'too-large', problem: { code: 'letter.too-large', detail: '9' } },
      other,
    )
    expect(store.letters.get('a')).toMatchObject({ trouble: 'unreadable', problem: { code: 'letter.too-deep' } })
    expect(store.letters.get('b')?.problem).toEqual({ code: 'letter.too-large', detail: '9' })
  })

  test('are stored once and counted again', () => {
    const store = furnish(newStore())
    store.letters.add(letterOf('letter', raw), raw)
    expect(() => store.letters.add(letterOf('again', raw), raw)).toThrow('UNIQUE')
    store.letters.countAgain('letter')
    store.letters.countAgain('letter')
    expect(store.letters.get('letter')?.seenCount).toBe(3)
  })

  test('are checked when they are read', () => {
    const path = newPath()
    const store = furnish(newStore(path))
    store.letters.add(letterOf('letter', raw), raw)
    tamper(path, other => other.execute("UPDATE letter_bytes SET raw = x'00'"))
    expect(() => store.letters.raw('letter')).toThrow(new AppError('document.changed', 'letter'))
  })
})

describe('packages', () => {
  test('are counted for a mailbox from the moment on at which it received their letters', () => {
    const store = storeWithLetter()
    const early = Buffer.from('early')
    store.letters.add(letterOf('early', early), early)
    store.packages.add(packageOf('early', 'early', { receivedAt: 999 }))
    expect(store.packages.countSince('box', 1_000)).toBe(1)
    expect(store.packages.countSince('another', 0)).toBe(0)
  })

  test('change their state and their service', () => {
    const store = storeWithLetter()
    expect(store.packages.get('package')).toEqual(packageOf('package', 'letter'))
    store.packages.setState('package', { state: 'rejected', reason: 'Не ті копії', reviewedAt: 5, settledAt: 6 })
    store.packages.assign('package', { serviceId: null, serviceVersion: null, evidence: 'none', missing: null })
    expect(store.packages.get('package')).toEqual(
      packageOf('package', 'letter', {
        state: 'rejected',
        reason: 'Не ті копії',
        reviewedAt: 5,
        settledAt: 6,
        serviceId: null,
        serviceVersion: null,
        evidence: 'none',
        missing: null,
      }),
    )
    expect(store.packages.get('absent')).toBeUndefined()
  })

  test('that are missing are told', () => {
    const store = newStore()
    const progress = { state: 'new', reason: null, reviewedAt: null, settledAt: null } as const
    expect(codeOf(() => store.packages.setState('absent', progress))).toBe('package.missing')
    const nothing = { serviceId: null, serviceVersion: null, evidence: 'none', missing: null } as const
    expect(codeOf(() => store.packages.assign('absent', nothing))).toBe('package.missing')
  })

  test('are never settled and open at once', () => {
    const store = storeWithLetter()
    const half = { state: 'accepted', reason: null, reviewedAt: 1, settledAt: null } as const
    expect(() => store.packages.setState('package', half)).toThrow('CHECK')
  })
})
