import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { maxFolders } from '../../electron/mail/limits.ts'
import type { MailboxInput } from '../../shared/model/mailbox.ts'
import { sampleLetter, setupAnswers } from '../fakes/app.ts'
import { openApp } from '../unit/app/open-app.ts'
import { startDovecot, type Dovecot, type DovecotOptions } from './dovecot.ts'
import { openOn } from './imap-mailbox.ts'
import { openMaildir } from './maildir.ts'
import { createCursor, startWatching } from './watching.ts'

const servers: Dovecot[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.stop()))
})

async function serve(options?: DovecotOptions): Promise<Dovecot> {
  const server = await startDovecot(options)
  servers.push(server)
  return server
}

const letter = (subject: string) => Buffer.from(sampleLetter(['passport'], undefined, subject))
const user = 'rada'

/** The program on a server of which only `ca` is trusted. */
async function open(dovecot: Dovecot, change: Partial<Extract<MailboxInput, { kind: 'imap' }>> = {}) {
  const { ca, password, tlsPort: port } = dovecot
  const opened = openApp({
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password: pass, logIn: _, ...settings } = input
      return createImapMailbox({ settings, password: pass, tls: { ca }, clock: systemClock, intervalMs: 100 })
    },
  })
  const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password, ...change }
  await opened.desk('setup.finish', { ...setupAnswers, mailbox })
  const status = () => opened.view('operator').mailboxes[0]!
  await soon(() => expect(status().lastSuccessAt).not.toBeNull())
  return {
    status,
    letters: () => opened.view('operator').queue.length,
    wake: () => opened.desk('mailbox.wake', { id: status().id }),
  }
}

const soon = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 50 })

describe('a server with 5,000 folders', () => {
  it('is watched in each of them that was chosen and in Junk; of more than can be chosen from, that is said', async () => {
    const dovecot = await serve()
    await dovecot.deliver(letter('у вхідних'))
    const home = dovecot.maildir(user)
    for (let at = 0; at < 4_999; at += 1) mkdirSync(join(home, `.F${at}`), { mode: 0o777 })
    openMaildir(dovecot, user, 'F4999').put(letter('у папці'))
    await dovecot.doveadm('mailbox', 'create', '-u', user, 'Junk').catch(() => {})
    openMaildir(dovecot, user, 'Junk').put(letter('у спамі'))
    const { folders, moreFolders, failed } = await openOn(dovecot).check(new AbortController().signal)
    expect([failed, folders.length]).toEqual([null, maxFolders])
    expect(folders.slice(0, 2)).toEqual(expect.arrayContaining(['INBOX']))
    expect(folders).toContain('Junk')
    expect(moreFolders).toBe(5_002 - maxFolders)
    const { letters, status } = await open(dovecot, { folders: ['F4999'] })
    await soon(() => expect([letters(), status().junk]).toEqual([2, 1]))
  })
})

describe('a server that cannot do what others can', () => {
  it('calls by nothing: it is asked again and again', async () => {
    const dovecot = await serve({ config: 'protocol imap {\n  imap_capability = IMAP4rev1\n}\n' })
    const watching = startWatching(openOn(dovecot, { intervalMs: 100 }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    await dovecot.deliver(letter('пізніше'))
    await watching.until(() => watching.letters.length === 1)
    await watching.stop()
  })

  it.each([
    ['marked', { does: 'seen' }],
    ['moved', { does: 'move', folder: 'Done' }],
  ] as const)('has no room left: its letters are read and %s all the same', async (_, after) => {
    const dovecot = await serve({
      config:
        'mail_plugins = quota\nprotocol imap {\n  mail_plugins = quota imap_quota\n}\n' +
        'plugin {\n  quota = maildir:User quota\n  quota_rule = *:storage=1K\n}\n',
    })
    openMaildir(dovecot, user).put(letter('перший'))
    if (after.does === 'move') openMaildir(dovecot, user, after.folder)
    const { letters, status } = await open(dovecot, { after })
    openMaildir(dovecot, user).put(letter('другий'))
    await soon(() => expect(letters()).toBe(2))
    await soon(() => expect(status().outbox).toEqual({ waiting: 0, refused: 0, error: null }))
  })
})

describe('F55: a certificate that changes overnight', () => {
  it.each([
    ['of a server that an authority vouched for', false, 'mail.certificate'],
    ['that a person pinned', true, 'mail.certificate-changed'],
  ] as const)('%s holds the mailbox until a person acts, and no password is sent', async (_, isPinned, code) => {
    const dovecot = await serve()
    const seen = isPinned ? await openOn(dovecot, { pin: '0'.repeat(64) }).check(new AbortController().signal) : null
    const { status, wake } = await open(dovecot, seen ? { pin: seen.certificate!.sha256 } : {})
    const logIns = async () => (await dovecot.log()).match(/Login: user=/g)!.length
    const before = await logIns()
    await dovecot.changeCertificate()
    await wake()
    await soon(() => expect(status().job).toMatchObject({ kind: 'blocked', error: { code } }))
    await wake()
    await soon(() => expect(status().job).toMatchObject({ kind: 'blocked', error: { code } }))
    expect(await logIns()).toBe(before)
  })
})

it('a folder that is watched and renamed under way stops its mailbox with the reason, and goes on under its name', async () => {
  const dovecot = await serve()
  const at = (name: string) => join(dovecot.maildir(user), `.${name}`)
  await dovecot.deliver(letter('у вхідних'))
  openMaildir(dovecot, user, 'Copies').put(letter('перший'))
  const { status, letters, wake } = await open(dovecot, { folder: 'Copies' })
  renameSync(at('Copies'), at('Other'))
  await soon(() => expect(status().job).toMatchObject({ kind: 'blocked', error: { code: 'mail.folder' } }))
  renameSync(at('Other'), at('Copies'))
  openMaildir(dovecot, user, 'Copies').put(letter('другий'))
  await wake()
  await soon(() => expect(letters()).toBe(2))
  await soon(() => expect(status().job).toMatchObject({ kind: 'running' }))
})
