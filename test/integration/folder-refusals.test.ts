import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createFolderMailbox } from '../../electron/mail/folder.ts'
import { createDepositor } from './deposit.ts'
import { createCursor, healing, milestones, plainLetter, startWatching, subjectOf } from './watching.ts'

const files = await vi.hoisted(async () => (await import('./refused-files.ts')).createRefusedFiles())
vi.mock('node:fs/promises', importActual => files.mock(importActual))

const deposit = createDepositor()

describe('a folder, or a file in it, that cannot be had', () => {
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
