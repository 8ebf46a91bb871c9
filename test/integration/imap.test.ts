import { chmod, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openOn, type Change } from './imap-mailbox.ts'
import { describeMailbox } from './mailbox-suite.ts'
import { createCursor, nothingKept, plainLetter, startWatching, subjectOf } from './watching.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const open = (change?: Change) => openOn(dovecot, change)
const check = (change?: Change) => open(change).check(new AbortController().signal)

/** The file of a delivered letter, by its content. */
async function fileOf(letter: string, user: string): Promise<string> {
  for (const folder of ['new', 'cur']) {
    const path = join(dovecot.maildir(user), folder)
    for (const name of await readdir(path)) {
      const text = await readFile(join(path, name), 'latin1')
      if (text.replaceAll('\r\n', '\n').includes(letter.replaceAll('\r\n', '\n'))) return join(path, name)
    }
  }
  throw new Error('the letter was not delivered')
}

describeMailbox('an IMAP server', async () => ({
  open: intervalMs => open({ user: 'suite', ...(intervalMs && { intervalMs }) }),
  deliver: letter => dovecot.deliver(letter, 'suite'),
  async withhold(letter) {
    await dovecot.deliver(letter, 'suite')
    await chmod(await fileOf(letter, 'suite'), 0)
    return async () => chmod(await fileOf(letter, 'suite'), 0o600)
  },
  close: async () => {},
}))

describe('watching an IMAP server', () => {
  it('leaves every flag as it was', async () => {
    await dovecot.deliver(plainLetter('unseen'), 'flags')
    const watching = startWatching(open({ user: 'flags' }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters).toHaveLength(1)
    await watching.stop()
    const flags = await dovecot.doveadm('fetch', '-u', 'flags', 'flags', 'mailbox', 'INBOX', 'all')
    expect(flags).toMatch(/^flags:/m)
    expect(flags).not.toContain('\\Seen')
  })

  it('fetches a letter that somebody has read elsewhere (F7)', async () => {
    await dovecot.deliver(plainLetter('read'), 'read')
    await dovecot.doveadm('flags', 'add', '-u', 'read', '\\Seen', 'mailbox', 'INBOX', 'all')
    const watching = startWatching(open({ user: 'read' }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters).toHaveLength(1)
    await watching.stop()
  })

  it('goes on after the server was restarted, with a new watch and nothing twice', async () => {
    const mailbox = open({ user: 'restart' })
    const cursor = createCursor()
    await dovecot.deliver(plainLetter('before'), 'restart')
    const first = startWatching(mailbox, cursor)
    await first.until(() => first.settledCount() > 0)
    await dovecot.restart()
    const failure = await first.ended
    expect(failure).toMatchObject({ name: 'AppError', remedy: 'retry' })
    await dovecot.deliver(plainLetter('after'), 'restart')
    const second = startWatching(mailbox, cursor)
    await second.until(() => second.settledCount() > 0)
    expect(second.letters.map(subjectOf)).toEqual(['after'])
    await second.stop()
  })

  it('does not stumble over letters that vanish between the list and the fetch', async () => {
    for (const subject of ['one', 'two', 'three', 'four']) await dovecot.deliver(plainLetter(subject), 'vanish')
    const seen: string[] = []
    const abort = new AbortController()
    for await (const news of open({ user: 'vanish' }).watch(nothingKept, abort.signal)) {
      if (news.kind === 'letter') {
        if (seen.length === 0) await dovecot.doveadm('expunge', '-u', 'vanish', 'mailbox', 'INBOX', 'subject', 'two')
        seen.push(subjectOf(news))
      }
      if (news.kind === 'settled') abort.abort()
    }
    expect(seen[0]).toBe('four')
    expect(seen).toContain('one')
  })

  it('leaves no connection behind when it is stopped (F11)', async () => {
    for (let round = 0; round < 12; round += 1) {
      const watching = startWatching(open({ user: 'limited' }), createCursor())
      await watching.until(() => watching.settledCount() > 0)
      await watching.stop()
    }
    expect((await check({ user: 'limited' })).failed).toBeNull()
  })

  it('says that the folder is missing', async () => {
    expect(await startWatching(open({ folder: 'Немає' }), createCursor()).ended).toMatchObject({ code: 'mail.folder' })
  })

  it('opens a folder with a Ukrainian name', async () => {
    await dovecot.doveadm('mailbox', 'create', '-u', 'folders', 'Копії')
    expect(await check({ user: 'folders', folder: 'Копії' })).toMatchObject({ failed: null, letters: 0 })
  })

  it('waits for the network to come back while it watches, and says what is wrong in a check', async () => {
    expect(await startWatching(open({ host: 'nemaie.invalid' }), createCursor()).ended).toMatchObject({
      code: 'mail.lost',
      remedy: 'retry',
    })
    expect((await check({ host: 'nemaie.invalid' })).failed).toMatchObject({
      step: 'server',
      error: { code: 'mail.name-not-found' },
    })
  })
})
