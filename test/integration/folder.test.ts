import { mkdir, mkdtemp, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createFolderMailbox } from '../../electron/mail/folder.ts'
import { createDepositor } from './deposit.ts'
import { describeMailbox } from './mailbox-suite.ts'
import { createCursor, plainLetter, startWatching, subjectOf } from './watching.ts'

/** What a lock, a share or a right refuses cannot be refused to root: the file system answers as it would to others. */
const files = await vi.hoisted(async () => (await import('./refused-files.ts')).createRefusedFiles())
vi.mock('node:fs/promises', importActual => files.mock(importActual))

const deposit = createDepositor()

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
  afterEach(() => rm(path, { recursive: true, force: true }))

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

  it('takes what half a Maildir holds, and loose files beside it', async () => {
    await mkdir(join(path, 'new'))
    await deposit(join(path, 'new/1.host'), plainLetter('delivered'))
    await deposit(join(path, 'saved.eml'), plainLetter('saved'))
    const watching = startWatching(open(), createCursor())
    await watching.until(() => watching.letters.length === 2)
    expect(watching.letters.map(subjectOf).toSorted()).toEqual(['delivered', 'saved'])
    await watching.stop()
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
})
