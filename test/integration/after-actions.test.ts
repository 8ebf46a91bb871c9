import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import type { AfterAction } from '../../shared/model/mailbox.ts'
import { furnish, newPath, newStore, tamper } from '../unit/store/fixture.ts'
import { openDesk, type DeskOptions } from './desk-on.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { startProxy } from './loopback.ts'
import { startScriptedImap } from './scripted-imap.ts'
import { nothingKept, plainLetter } from './watching.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot({ config: 'mail_plugins = acl\nplugin {\n  acl = vfile\n}\n' })
})
afterAll(() => dovecot.stop())

type Desk = ReturnType<typeof openDesk>
const desks: Desk[] = []
const servers: Dovecot[] = []
afterEach(async () => {
  await Promise.all(desks.splice(0).map(desk => desk.stop()))
  await Promise.all(servers.splice(0).map(server => server.stop()))
})

function sit(options: DeskOptions, server = dovecot): Desk {
  const desk = openDesk(server, options)
  desks.push(desk)
  return desk
}

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 50 })

/** The flags of every letter in a folder, in one text. */
const flagsIn = (user: string, folder = 'INBOX', server = dovecot) =>
  server.doveadm('fetch', '-u', user, 'flags', 'mailbox', folder, 'all')
const countIn = async (user: string, folder = 'INBOX', server = dovecot) =>
  (await flagsIn(user, folder, server)).split('\n').filter(line => line.startsWith('flags:')).length

/** The letters of the queue as they are stored. */
const queueOf = ({ store }: Desk) =>
  store.packages
    .queue({ settledSince: 0, limit: 100 })
    .map(({ id }) => store.letters.get(store.packages.get(id)!.letterId)!)

const eventsOf = ({ store }: Desk) => store.events.list({ limit: 20 }).map(({ kind }) => kind)

describe('after the commit of a letter', () => {
  it('that letter is marked as read and as this desk’s', async () => {
    await dovecot.deliver(plainLetter('one'), 'seen')
    const desk = sit({ user: 'seen', after: { does: 'seen' } })
    await until(async () => expect(await flagsIn('seen')).toContain(`\\Seen ${desk.keyword}`))
    await until(() => expect(desk.status()).toEqual({ waiting: 0, refused: 0, error: null }))
    expect(eventsOf(desk)).toContain('server.done')
  })

  it('that letter is marked by a keyword alone, and stays unread', async () => {
    await dovecot.deliver(plainLetter('one'), 'keyword')
    const desk = sit({ user: 'keyword', after: { does: 'keyword' } })
    await until(async () => expect(await flagsIn('keyword')).toContain(desk.keyword))
    expect(await flagsIn('keyword')).not.toContain('\\Seen')
  })

  it('that letter is moved into a folder with a Ukrainian name, and letters that came earlier stay', async () => {
    await dovecot.doveadm('mailbox', 'create', '-u', 'move', 'Опрацьовано')
    await dovecot.deliver(plainLetter('earlier'), 'move')
    const before = sit({ user: 'move', after: { does: 'leave' } })
    await until(() => expect(before.successAt()).not.toBeNull())
    await before.stop()
    await dovecot.deliver(plainLetter('new'), 'move')
    const desk = sit({ user: 'move', after: { does: 'move', folder: 'Опрацьовано' }, store: before.store })
    await until(async () => expect(await countIn('move', 'Опрацьовано')).toBe(1))
    expect(await countIn('move')).toBe(1)
    expect(await flagsIn('move', 'Опрацьовано')).toContain(desk.keyword)
  })

  it('that letter is deleted when its day has come, and not before', async () => {
    await dovecot.deliver(plainLetter('old'), 'delete')
    await dovecot.doveadm('flags', 'add', '-u', 'delete', '\\Deleted', 'mailbox', 'INBOX', 'all')
    await dovecot.deliver(plainLetter('one'), 'delete')
    let days = 0
    const clock = { ...systemClock, now: () => systemClock.now() + days * 86_400_000 }
    const desk = sit({ user: 'delete', after: { does: 'delete', days: 14 }, clock })
    await until(async () => expect(await flagsIn('delete')).toContain(desk.keyword))
    days = 13.9
    const before = desk.successAt()!
    await until(() => expect(desk.successAt()).toBeGreaterThan(before))
    expect(await countIn('delete')).toBe(2)
    days = 14.1
    await until(async () => expect(await countIn('delete')).toBe(0))
  })

  it('that letter is read, moved or deleted also by a server that has no room for this desk’s mark', async () => {
    const server = await startDovecot({ config: 'mail_max_keyword_length = 3\n' })
    servers.push(server)
    let days = 0
    const clock = { ...systemClock, now: () => systemClock.now() + days * 86_400_000 }
    const actions = [{ does: 'seen' }, { does: 'move', folder: 'Junk' }, { does: 'delete', days: 14 }] as const
    for (const after of actions) await server.deliver(plainLetter('one'), after.does)
    const [reading, moving, deleting] = actions.map(after => sit({ user: after.does, after, clock }, server))
    await until(async () => expect(await flagsIn('seen', 'INBOX', server)).toContain('\\Seen'))
    await until(async () => expect(await countIn('move', 'Junk', server)).toBe(1))
    days = 14.1
    await until(async () => expect(await countIn('delete', 'INBOX', server)).toBe(0))
    for (const desk of [reading!, moving!, deleting!])
      await until(() => expect(desk.status()).toEqual({ waiting: 0, refused: 0, error: null }))
    expect(await flagsIn('seen', 'INBOX', server)).not.toContain('$')
  })

  it('and a failure of the machine the server is told at the next start', async () => {
    await dovecot.deliver(plainLetter('one'), 'killed')
    const first = sit({ user: 'killed', after: { does: 'seen' }, dies: true })
    await until(() => expect(first.successAt()).not.toBeNull())
    await first.stop()
    expect(first.status().waiting).toBe(1)
    expect(await flagsIn('killed')).not.toContain('\\Seen')
    const second = sit({ user: 'killed', after: { does: 'seen' }, store: first.store })
    await until(() => expect(second.status().waiting).toBe(0))
    expect(await flagsIn('killed')).toContain('\\Seen')
    expect(second.letters()).toBe(1)
  })

  it('which its owner removed meanwhile there is nothing left to do', async () => {
    await dovecot.deliver(plainLetter('one'), 'removed')
    const first = sit({ user: 'removed', after: { does: 'seen' }, dies: true })
    await until(() => expect(first.successAt()).not.toBeNull())
    await first.stop()
    await dovecot.doveadm('expunge', '-u', 'removed', 'mailbox', 'INBOX', 'all')
    const second = sit({ user: 'removed', after: { does: 'seen' }, store: first.store })
    await until(() => expect(eventsOf(second)).toContain('server.gone'))
  })
})

/** Rewrites every letter of a user in its file: its number, and what the server keeps of it beside, stay. */
async function rewriteLetters(server: Dovecot, user: string, rewrite: (letter: string) => string): Promise<void> {
  await server.halt()
  for (const folder of ['new', 'cur']) {
    const within = join(server.maildir(user), folder)
    for (const name of await readdir(within)) {
      const path = join(within, name)
      const { atime, mtime } = await stat(path)
      await writeFile(path, rewrite(await readFile(path, 'utf8')))
      await utimes(path, atime, mtime)
    }
  }
  await server.resume()
}

/** From the files themselves: of single headers the server keeps copies. */
const subjectsIn = async (user: string, folder: string, server = dovecot) =>
  [...(await server.doveadm('fetch', '-u', user, 'hdr', 'mailbox', folder, 'all')).matchAll(/^Subject: (.*)$/gim)]
    .map(([, subject]) => subject!.trim())
    .toSorted((a, b) => a.localeCompare(b))

describe('a letter stays on the server', () => {
  it.each([
    { does: 'move', folder: 'Junk' },
    { does: 'delete', days: 14 },
  ] as const)('where another of equal size and time lies in its place, until that is stored, too: %o', async after => {
    const server = await startDovecot()
    servers.push(server)
    const user = after.does
    for (const subject of ['aaaa1', 'aaaa2', 'aaaa3']) await server.deliver(plainLetter(subject), user)
    const first = sit({ user, after, dies: true }, server)
    await until(() => expect(first.successAt()).not.toBeNull())
    await first.stop()
    await rewriteLetters(server, user, letter => letter.replaceAll('aaaa', 'bbbb'))
    // Two weeks later, when what is to be deleted is.
    const clock = { ...systemClock, now: () => systemClock.now() + 14.1 * 86_400_000 }
    const second = sit({ user, after, store: first.store, clock }, server)
    await until(() => expect(second.letters()).toBe(6))
    const told = (subject: string) =>
      queueOf(second)
        .filter(letter => letter.subject.startsWith(subject))
        .flatMap(({ id }) => second.store.outbox.ofLetter('box', id))
        .filter(({ action }) => action.does === after.does)
        .map(({ state, error }) => error?.code ?? state)
    expect(told('aaaa').toSorted()).toEqual(['after.changed', 'gone', 'gone'])
    if (after.does === 'delete') {
      // Its own two weeks only begin.
      expect(await subjectsIn(user, 'INBOX', server)).toEqual(['bbbb1', 'bbbb2', 'bbbb3'])
    } else {
      await until(() => expect(told('bbbb')).toEqual(['done', 'done', 'done']))
      expect(await subjectsIn(user, 'Junk', server)).toEqual(['bbbb1', 'bbbb2', 'bbbb3'])
    }
  })

  it('where the stored one is damaged', async () => {
    const user = 'damaged'
    await dovecot.deliver(plainLetter('one'), user)
    const path = newPath()
    const store = furnish(newStore(path))
    const after: AfterAction = { does: 'move', folder: 'Junk' }
    const first = sit({ user, after, store, dies: true })
    await until(() => expect(first.successAt()).not.toBeNull())
    await first.stop()
    tamper(path, database => database.execute('UPDATE letter_bytes SET raw = zeroblob(length(raw))'))
    const second = sit({ user, after, store })
    await until(() => expect(second.status()).toEqual({ waiting: 0, refused: 1, error: { code: 'document.changed' } }))
    expect(await countIn(user)).toBe(1)
  })

  it('where there is no folder to move it to, until there is one and somebody asks again', async () => {
    await dovecot.deliver(plainLetter('one'), 'nowhere')
    const desk = sit({ user: 'nowhere', after: { does: 'move', folder: 'Архів' } })
    await until(() => expect(desk.status()).toEqual({ waiting: 0, refused: 1, error: { code: 'after.no-folder' } }))
    await dovecot.doveadm('mailbox', 'create', '-u', 'nowhere', 'Архів')
    desk.store.outbox.retry('box', systemClock.now())
    desk.wake()
    await until(async () => expect(await countIn('nowhere', 'Архів')).toBe(1))
  })

  it.each([
    [{ does: 'seen' }, 'lr', 'after.read-only'],
    [{ does: 'keyword' }, 'lrs', 'after.no-keywords'],
    [{ does: 'move', folder: 'Junk' }, 'lrsw', 'after.read-only'],
  ] as const)(
    'where %o needs a right that only %s gives; the next letter is stored all the same',
    async (after, rights, code) => {
      const user = `rights-${rights}`
      await dovecot.deliver(plainLetter('one'), user)
      await writeFile(join(dovecot.maildir(user), 'dovecot-acl'), `owner ${rights}\n`)
      const desk = sit({ user, after })
      await until(() => expect(desk.status()).toMatchObject({ refused: 1, error: { code } }))
      await dovecot.deliver(plainLetter('two'), user)
      await until(() => expect(desk.letters()).toBe(2))
      expect(desk.failures).toEqual([])
      expect(await countIn(user)).toBe(2)
    },
  )

  it('where the server could move it only by a copy, which a lost line would double', async () => {
    const server = await startDovecot({ config: 'protocol imap {\n  imap_capability = IMAP4rev1 IDLE UIDPLUS\n}\n' })
    servers.push(server)
    await server.doveadm('mailbox', 'create', '-u', 'rada', 'Done')
    await server.deliver(plainLetter('one'), 'rada')
    const desk = sit({ user: 'rada', after: { does: 'move', folder: 'Done' } }, server)
    await until(() => expect(desk.status()).toEqual({ waiting: 0, refused: 1, error: { code: 'after.unsafe' } }))
    expect([await countIn('rada', 'INBOX', server), await countIn('rada', 'Done', server)]).toEqual([1, 0])
  })

  it('where it is to be moved into the folder that it lies in, however that is spelt', async () => {
    await dovecot.deliver(plainLetter('one'), 'loop')
    const desk = sit({ user: 'loop', after: { does: 'move', folder: 'inbox' } })
    await until(() => expect(desk.status()).toEqual({ waiting: 0, refused: 1, error: { code: 'after.same-folder' } }))
    expect(queueOf(desk).map(({ seenCount }) => seenCount)).toEqual([1])
  })

  it('unmarked where the server marks it for removal and then does not remove it', async () => {
    const user = 'no-expunge'
    await dovecot.deliver(plainLetter('one'), user)
    await writeFile(join(dovecot.maildir(user), 'dovecot-acl'), 'owner lrswit\n')
    let days = 0
    const clock = { ...systemClock, now: () => systemClock.now() + days * 86_400_000 }
    const desk = sit({ user, after: { does: 'delete', days: 14 }, clock })
    await until(async () => expect(await flagsIn(user)).toContain(desk.keyword))
    // As often as it is tried, until that is given up.
    for (days = 14.1; desk.status().refused === 0; days += 0.1) {
      const before = desk.successAt()!
      await until(() => expect(desk.successAt()).toBeGreaterThan(before))
    }
    expect(desk.status()).toEqual({ waiting: 0, refused: 1, error: { code: 'after.refused' } })
    expect(await flagsIn(user)).not.toContain('\\Deleted')
    expect(await countIn(user)).toBe(1)
  })

  it('where the server can only remove all that is marked for it', async () => {
    const server = await startDovecot({ config: 'protocol imap {\n  imap_capability = IMAP4rev1 IDLE\n}\n' })
    servers.push(server)
    await server.deliver(plainLetter('another’s'), 'rada')
    await server.doveadm('flags', 'add', '-u', 'rada', '\\Deleted', 'mailbox', 'INBOX', 'all')
    await server.deliver(plainLetter('one'), 'rada')
    const desk = sit({ user: 'rada', after: { does: 'move', folder: 'Junk' } }, server)
    await until(() => expect(desk.status()).toEqual({ waiting: 0, refused: 2, error: { code: 'after.unsafe' } }))
    expect(await countIn('rada', 'INBOX', server)).toBe(2)
  })
})

describe('F17: two copies of the program on one mailbox', () => {
  it('name each other, and no longer once the other’s marks are gone', async () => {
    await dovecot.deliver(plainLetter('one'), 'shared')
    const first = sit({ user: 'shared', after: { does: 'seen' }, machine: 'рецепція-1 RECEPTION' })
    const second = sit({ user: 'shared', after: { does: 'keyword' }, machine: 'kadry' })
    await until(() => expect(first.rivals()).toMatchObject([{ desk: 'kadry' }]))
    await until(() => expect(second.rivals()).toMatchObject([{ desk: '1-RECEPTION' }]))
    expect(Math.abs(first.rivals()[0]!.lastAt - systemClock.now())).toBeLessThan(60_000)
    await second.stop()
    await dovecot.doveadm('flags', 'remove', '-u', 'shared', second.keyword, 'mailbox', 'INBOX', 'all')
    await until(() => expect(first.rivals()).toEqual([]))
  })

  it('are not this one under the name that its machine had before, nor hidden by many of long ago', async () => {
    await dovecot.deliver(plainLetter('old'), 'renamed')
    const long = Array.from({ length: 7 }, (_, at) => `Pryimalnia-0123456${at}-old`)
    await dovecot.doveadm('flags', 'add', '-u', 'renamed', long.join(' '), 'mailbox', 'INBOX', 'all')
    await dovecot.doveadm('flags', 'remove', '-u', 'renamed', long.join(' '), 'mailbox', 'INBOX', 'all')
    const before = sit({ user: 'renamed', after: { does: 'seen' }, machine: 'before' })
    await until(async () => expect(await flagsIn('renamed')).toContain(before.keyword))
    await before.stop()
    const other = sit({ user: 'renamed', after: { does: 'seen' }, machine: 'kadry' })
    await until(async () => expect(await flagsIn('renamed')).toContain(other.keyword))
    const now = sit({ user: 'renamed', after: { does: 'seen' }, machine: 'now', store: before.store })
    await until(() => expect(now.rivals()).toMatchObject([{ desk: 'kadry' }]))
    const seen = now.successAt()!
    await until(() => expect(now.successAt()).toBeGreaterThan(seen + 500))
    expect(now.rivals()).toMatchObject([{ desk: 'kadry' }])
  })

  it('are noticed by one that leaves letters as they are, and writes nothing', async () => {
    await dovecot.deliver(plainLetter('one'), 'watched')
    const first = sit({ user: 'watched', after: { does: 'keyword' }, machine: 'kadry' })
    await until(() => expect(first.status().waiting).toBe(0))
    const second = sit({ user: 'watched', after: { does: 'leave' }, machine: 'silent' })
    await until(() => expect(second.rivals()).toMatchObject([{ desk: 'kadry' }]))
    expect(await flagsIn('watched')).not.toContain('silent')
    expect(first.rivals()).toEqual([])
  })

  it('are not looked for where the server tells of no flags, and letters come all the same', async () => {
    const server = await startScriptedImap()
    server.letters = [{ uid: 1, raw: plainLetter('one') }]
    const rivals = vi.fn<(found: unknown) => void>()
    const looking: string[] = []
    const stopping = new AbortController()
    const desk = { keyword: 'Pryimalnia-01234567-desk', former: [], rivals }
    for await (const { kind } of server.open(20).watch({ ...nothingKept, desk }, stopping.signal)) {
      looking.push(kind)
      if (looking.length === 4) stopping.abort()
    }
    expect(looking).toEqual(['letter', 'settled', 'letter', 'settled'])
    expect(rivals.mock.calls).toEqual([[[]]])
    await server.stop()
  })

  it('cost an unchanged mailbox almost nothing at each look (F5)', async () => {
    for (let count = 0; count < 20; count += 1) await dovecot.deliver(plainLetter(`${count}`), 'cheap')
    const other = sit({ user: 'cheap', after: { does: 'keyword' }, machine: 'kadry' })
    await until(() => expect([other.letters(), other.status().waiting]).toEqual([20, 0]))
    await other.stop()
    const proxy = await startProxy(dovecot.port)
    const desk = sit({ user: 'cheap', after: { does: 'seen' }, through: proxy, intervalMs: 60_000 })
    await until(() => expect([desk.rivals().length, desk.letters(), desk.status().waiting]).toEqual([1, 20, 0]))
    const look = async () => {
      const before = desk.successAt()!
      desk.wake()
      await until(() => expect(desk.successAt()).toBeGreaterThan(before))
    }
    await look()
    const before = proxy.received()
    for (let poll = 0; poll < 5; poll += 1) await look()
    expect((proxy.received() - before) / 5).toBeLessThan(2_048)
    await desk.stop()
    await proxy.stop()
  })
})
