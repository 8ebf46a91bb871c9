import { mkdir, mkdtemp, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createFolderMailbox } from '../../electron/mail/folder.ts'
import {
  createCursor,
  describeMailbox,
  healing,
  milestones,
  plainLetter,
  startWatching,
  subjectOf,
} from './mailbox-suite.ts'

/** What a lock, a share or a right refuses cannot be refused to root: the file system answers as it would to others. */
const files = await vi.hoisted(async () => (await import('./refused-files.ts')).createRefusedFiles())
vi.mock('node:fs/promises', importActual => files.mock(importActual))

/** Letters a second apart, as a delivery would leave them: files written in a burst share their time. */
let age = 100
async function deposit(path: string, letter: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.tmp`, letter)
  const at = Math.trunc(Date.now() / 1_000) - (age -= 1)
  await utimes(`${path}.tmp`, at, at)
  await rename(`${path}.tmp`, path)
}

describeMailbox('a folder of letters', async () => {
  const path = await mkdtemp(join(tmpdir(), 'pryimalnia-folder-'))
  let count = 0
  return {
    open: intervalMs => createFolderMailbox({ path, clock: systemClock, ...(intervalMs && { intervalMs }) }),
    deliver: letter => deposit(join(path, `${count++}.eml`), letter),
    async withhold(letter) {
      const file = join(path, `${count++}.eml`)
      files.refuse(file, 'open', 'EBUSY')
      await deposit(file, letter)
      return () => Promise.resolve(files.allow(file))
    },
    close: () => rm(path, { recursive: true }),
  }
})

describeMailbox('a Maildir', async () => {
  const path = await mkdtemp(join(tmpdir(), 'pryimalnia-maildir-'))
  for (const name of ['new', 'cur', 'tmp']) await mkdir(join(path, name))
  let count = 0
  return {
    open: intervalMs => createFolderMailbox({ path, clock: systemClock, ...(intervalMs && { intervalMs }) }),
    async withhold(letter) {
      const file = join(path, `new/${count++}.M1P1.host`)
      files.refuse(file, 'open', 'EACCES')
      await deposit(file, letter)
      return () => Promise.resolve(files.allow(file))
    },
    async deliver(letter) {
      const name = `${count++}.M1P1.host`
      // Every other letter has been read by another program.
      await deposit(join(path, count % 2 ? `new/${name}` : `cur/${name}:2,S`), letter)
    },
    close: () => rm(path, { recursive: true }),
  }
})

describe('a folder of letters', () => {
  let path: string
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'pryimalnia-folder-'))
  })
  afterEach(async () => {
    files.allowAll()
    await rm(path, { recursive: true, force: true })
  })

  const open = (intervalMs?: number) =>
    createFolderMailbox({ path, clock: systemClock, ...(intervalMs && { intervalMs }) })

  it('takes a file only when it has stopped growing', async () => {
    const watching = startWatching(open(), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    await writeFile(join(path, 'a.eml'), 'Subject: half\r\n')
    await writeFile(join(path, 'a.eml'), plainLetter('whole'))
    await watching.until(() => watching.letters.length > 0)
    expect(watching.letters.map(subjectOf)).toEqual(['whole'])
    await watching.stop()
  })

  it('leaves alone what is not a letter: hidden and unfinished files, other kinds, links, folders', async () => {
    await deposit(join(path, '.hidden.eml'), plainLetter('hidden'))
    await deposit(join(path, 'a.eml.part'), plainLetter('unfinished'))
    await deposit(join(path, 'notes.txt'), plainLetter('notes'))
    await mkdir(join(path, 'folder.eml'))
    await symlink('/etc/passwd', join(path, 'link.eml'))
    await deposit(join(path, 'good.eml'), plainLetter('good'))
    const watching = startWatching(open(), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters.map(subjectOf)).toEqual(['good'])
    await watching.stop()
  })

  it('knows a Maildir letter again when another program marks it as read', async () => {
    for (const name of ['new', 'cur']) await mkdir(join(path, name))
    await deposit(join(path, 'new/1.host'), plainLetter('one'))
    const cursor = createCursor()
    const first = startWatching(open(), cursor)
    await first.until(() => first.settledCount() > 0)
    expect(first.letters).toHaveLength(1)
    await rename(join(path, 'new/1.host'), join(path, 'cur/1.host:2,RS'))
    await first.until(() => first.settledCount() > 1)
    expect(first.letters).toHaveLength(1)
    await first.stop()
  })

  it('takes a file of the same name with other content for another letter', async () => {
    const cursor = createCursor()
    await deposit(join(path, 'a.eml'), plainLetter('one'))
    const watching = startWatching(open(), cursor)
    await watching.until(() => watching.settledCount() > 0)
    await deposit(join(path, 'a.eml'), plainLetter('another'))
    await watching.until(() => watching.letters.length === 2)
    expect(watching.letters.map(subjectOf)).toEqual(['one', 'another'])
    await watching.stop()
  })

  it('changes nothing in the folder', async () => {
    const file = join(path, 'a.eml')
    await deposit(file, plainLetter('one'))
    const before = await stat(file)
    const watching = startWatching(open(), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    await watching.stop()
    const after = await stat(file)
    expect([after.mtimeMs, after.ino, after.mode]).toEqual([before.mtimeMs, before.ino, before.mode])
  })

  it('says that a folder is not there that it never saw', async () => {
    await rm(path, { recursive: true })
    expect(await startWatching(open(), createCursor()).ended).toMatchObject({ code: 'mail.folder', remedy: 'operator' })
    expect(await open().check(new AbortController().signal)).toMatchObject({
      passed: [],
      failed: { step: 'folder', error: { code: 'mail.folder' } },
    })
  })

  it('waits for a folder that went away, as a disk or a share does, and goes on when it is back', async () => {
    await deposit(join(path, 'a.eml'), plainLetter('before'))
    const mailbox = open()
    const cursor = createCursor()
    const watching = startWatching(mailbox, cursor)
    await watching.until(() => watching.settledCount() > 0)
    await rename(path, `${path}.away`)
    mailbox.wake()
    expect(await watching.ended).toMatchObject({ code: 'mail.lost', remedy: 'retry' })
    expect(await startWatching(mailbox, cursor).ended).toMatchObject({ code: 'mail.lost', remedy: 'retry' })
    const afterRestart = startWatching(open(), cursor)
    expect(await afterRestart.ended).toMatchObject({ code: 'mail.lost', remedy: 'retry' })
    await rename(`${path}.away`, path)
    await deposit(join(path, 'b.eml'), plainLetter('after'))
    const again = startWatching(mailbox, cursor)
    await again.until(() => again.settledCount() > 0)
    expect(again.letters.map(subjectOf)).toEqual(['after'])
    await again.stop()
  })

  it.each(['EACCES', 'EPERM', 'EIO'])('says that a folder may not be listed: %s', async code => {
    files.refuse(path, 'readdir', code)
    const mailbox = open()
    expect(await startWatching(mailbox, createCursor()).ended).toMatchObject({ code: 'mail.folder' })
    files.allowAll()
    const watching = startWatching(mailbox, createCursor())
    await watching.until(() => watching.settledCount() > 0)
    files.refuse(path, 'readdir', code)
    mailbox.wake()
    expect(await watching.ended).toMatchObject({ code: 'mail.lost', remedy: 'retry' })
  })

  it('does not take a Maildir whose letters it may not list for a folder without letters', async () => {
    for (const name of ['new', 'cur']) await mkdir(join(path, name))
    await deposit(join(path, 'new/1.host'), plainLetter('one'))
    files.refuse(join(path, 'new'), 'readdir', 'EACCES')
    expect(await startWatching(open(), createCursor()).ended).toMatchObject({ code: 'mail.folder' })
  })

  it('passes by a letter that went away between the list and the look, or before it was opened', async () => {
    for (const name of ['a', 'b', 'c']) await deposit(join(path, `${name}.eml`), plainLetter(name))
    files.refuse(join(path, 'a.eml'), 'lstat', 'ENOENT')
    files.refuse(join(path, 'b.eml'), 'open', 'ENOENT')
    const watching = startWatching(open(), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters.map(subjectOf)).toEqual(['c'])
    await watching.stop()
  })

  it('shows a file of which only the name can be learned, and gives it as a letter of its own when it can be had', async () => {
    await deposit(join(path, 'a.eml'), plainLetter('one'))
    files.refuse(join(path, 'a.eml'), 'lstat', 'EIO')
    const mailbox = open(60)
    const watching = startWatching(mailbox, createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters).toMatchObject([{ kind: 'unfetchable', bytes: 0 }])
    expect(milestones(watching).slice(0, 2)).toEqual(['unfetchable', 'settled'])
    expect(Math.abs(watching.letters[0]!.receivedAt - Date.now())).toBeLessThan(10_000)
    files.allowAll()
    await watching.until(() => watching.letters.length > 1)
    expect(subjectOf(watching.letters[1]!)).toBe('one')
    await watching.stop()
  })

  it('counts looks only as often as it would look by itself', async () => {
    await deposit(join(path, 'a.eml'), plainLetter('locked for a moment'))
    files.refuse(join(path, 'a.eml'), 'open', 'EBUSY')
    const mailbox = open()
    const watching = startWatching(mailbox, createCursor())
    const looks = () => watching.news.filter(({ kind }) => kind === 'withheld').length
    for (let count = 1; count <= 5; count += 1) {
      await watching.until(() => looks() >= count)
      mailbox.wake()
    }
    expect(watching.letters).toEqual([])
    files.allowAll()
    mailbox.wake()
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters.map(subjectOf)).toEqual(['locked for a moment'])
    await watching.stop()
  })

  it('does not blame letters when none at all can be read', async () => {
    const names = Array.from({ length: 21 }, (_, index) => join(path, `${index}.eml`))
    for (const file of names) {
      await deposit(file, plainLetter('shared'))
      files.refuse(file, 'open', 'EACCES')
    }
    const mailbox = open(60)
    for (let look = 0; look < 5; look += 1) {
      const watching = startWatching(mailbox, createCursor())
      expect(await watching.ended).toMatchObject({ code: 'mail.lost', remedy: 'retry' })
      expect(watching.letters).toEqual([])
    }
    files.allowAll()
    const watching = startWatching(healing(mailbox), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters).toHaveLength(21)
    await watching.stop()
  })
})
