import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openOn, type Change } from './imap-mailbox.ts'
import { openMaildir } from './maildir.ts'
import { createCursor, plainLetter, startWatching, subjectOf, type Cursor } from './watching.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const open = (change?: Change) => openOn(dovecot, change)

/** Watches until nothing is left, and returns the subjects of what came. */
async function takeAll(user: string, cursor: Cursor): Promise<readonly string[]> {
  const watching = startWatching(open({ user }), cursor)
  await watching.until(() => watching.settledCount() > 0)
  await watching.stop()
  return watching.letters.map(subjectOf)
}

/** A mailbox with letters of these subjects under the numbers from 1 on. */
function fill(user: string, subjects: readonly string[], uidValidity = 700) {
  const maildir = openMaildir(dovecot, user)
  const names = subjects.map(subject => maildir.put(plainLetter(subject)))
  maildir.renumber({ uidValidity, uids: new Map(names.map((name, at) => [name, at + 1])) })
  return { maildir, names }
}

describe('a folder whose letters are numbered anew (F1)', () => {
  it('gives everything again when it says so', async () => {
    const cursor = createCursor()
    const { maildir } = fill('anew', ['one', 'two'])
    expect(await takeAll('anew', cursor)).toEqual(['two', 'one'])
    await dovecot.restart(() => maildir.renumber())
    expect(await takeAll('anew', cursor)).toEqual(['two', 'one'])
    expect(await takeAll('anew', cursor)).toEqual([])
  })

  it('gives a new letter under an old number, though the folder says that nothing changed', async () => {
    const cursor = createCursor()
    const { maildir, names } = fill('reused', ['one', 'two', 'three'])
    await takeAll('reused', cursor)
    maildir.remove(names[1]!)
    const other = maildir.put(plainLetter('another'))
    const uids = new Map([names[0]!, other, names[2]!].map((name, at) => [name, at + 1]))
    await dovecot.restart(() => maildir.renumber({ uidValidity: 700, uids }))
    expect(await takeAll('reused', cursor)).toContain('another')
    expect(await takeAll('reused', cursor)).toEqual([])
  })

  it('gives the letters to come under numbers that were taken back', async () => {
    const cursor = createCursor()
    const { maildir, names } = fill('shrunk', ['one', 'two', 'three'])
    await takeAll('shrunk', cursor)
    for (const name of names.slice(1)) maildir.remove(name)
    await dovecot.restart(() => maildir.renumber({ uidValidity: 700, uids: new Map([[names[0]!, 1]]) }))
    const watching = startWatching(open({ user: 'shrunk' }), cursor)
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters).toEqual([])
    maildir.put(plainLetter('of the second number'))
    await watching.until(() => watching.letters.length > 0)
    expect(watching.letters.map(one => [subjectOf(one), one.position.uid])).toEqual([['of the second number', 2]])
    await watching.stop()
  })

  it('is not asked for a body twice because its times changed', async () => {
    const cursor = createCursor()
    const subjects = Array.from({ length: 30 }, (_, at) => `letter ${at}`)
    fill('restored', subjects)
    await takeAll('restored', cursor)
    const again = {
      ...cursor,
      letters: (...numbers: Parameters<Cursor['letters']>) =>
        cursor.letters(...numbers).map(one => ({ ...one, receivedAt: 1 })),
    }
    expect(await takeAll('restored', again)).toEqual([])
  })

  it('is noticed while it is watched: deleted and made again under its name', async () => {
    const [user, folder] = ['recreated', 'Копії']
    await dovecot.doveadm('mailbox', 'create', '-u', user, folder)
    const mailbox = open({ user, folder })
    const watching = startWatching(mailbox, createCursor())
    await watching.until(() => watching.settledCount() > 0)
    await dovecot.doveadm('mailbox', 'delete', '-u', user, folder)
    await dovecot.doveadm('mailbox', 'create', '-u', user, folder)
    await dovecot.deliver(plainLetter('in the new folder'), user)
    await dovecot.doveadm('move', '-u', user, folder, 'mailbox', 'INBOX', 'all')
    mailbox.wake()
    await watching.until(() => watching.letters.length > 0)
    expect(watching.letters.map(subjectOf)).toEqual(['in the new folder'])
    await watching.stop()
  })

  it('is noticed while it is watched: another numbering under the open session', async () => {
    fill('underfoot', ['one', 'two'])
    const mailbox = open({ user: 'underfoot' })
    const watching = startWatching(mailbox, createCursor())
    await watching.until(() => watching.settledCount() > 0)
    await dovecot.doveadm('mailbox', 'update', '--uid-validity', '777', '-u', 'underfoot', 'INBOX')
    mailbox.wake()
    await watching.until(() => watching.letters.length === 4)
    expect(watching.letters.slice(2).map(one => [subjectOf(one), one.position.uidValidity])).toEqual([
      ['two', '777'],
      ['one', '777'],
    ])
    await watching.stop()
  })
})

it('another account under the same settings hides none of its letters behind the numbers of the old one (F2)', async () => {
  const cursor = createCursor()
  const { maildir, names } = fill('swapped', ['old one', 'old two', 'old three'])
  await takeAll('swapped', cursor)
  for (const name of names) maildir.remove(name)
  const others = ['a new one', 'a new two'].map(subject => maildir.put(plainLetter(subject)))
  const uids = new Map(others.map((name, at) => [name, at + 1]))
  await dovecot.restart(() => maildir.renumber({ uidValidity: 700, uids }))
  expect(await takeAll('swapped', cursor)).toEqual(['a new two', 'a new one'])
})
