import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { sampleLetter, setupAnswers } from '../fakes/app.ts'
import { openApp } from '../unit/app/open-app.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const soon = (check: () => void) => vi.waitFor(check, 10_000)
const letter = (subject: string) => Buffer.from(sampleLetter(['passport'], undefined, subject))

async function deliver(user: string, ...subjects: string[]): Promise<void> {
  for (const subject of subjects) await dovecot.deliver(letter(subject), user)
}

const account = (user: string) => ({
  ...setupAnswers.mailbox,
  ...{ host: 'localhost', port: dovecot.tlsPort, password: dovecot.password },
  ...{ user, address: `${user}@example.org` },
})

/** The program on a user's mailbox. */
async function open(user: string) {
  const opened = openApp({
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password, logIn: _, ...settings } = input
      return createImapMailbox({ settings, password, tls: { ca: dovecot.ca }, clock: systemClock })
    },
  })
  await opened.desk('setup.finish', { ...setupAnswers, mailbox: account(user) })
  const statusOf = (address: string) =>
    opened.view('operator').mailboxes.find(mailbox => mailbox.address === `${address}@example.org`)!
  return {
    ...opened,
    statusOf,
    mailboxId: statusOf(user).id,
    letters: () => opened.view('operator').queue.length,
    stored: () => opened.rows('SELECT count(*) AS count FROM letters')[0]?.['count'],
  }
}

/** How often somebody was let in. */
async function logInsOf(user: string): Promise<number> {
  return (await dovecot.log()).split('\n').filter(line => line.includes('Login: ') && line.includes(`<${user}>`)).length
}

describe('a mailbox that is paused', () => {
  it('is not entered, also after a start, and gives what came meanwhile once when it goes on', async () => {
    const user = 'paused'
    await deliver(user, 'one')
    const { desk, letters, statusOf, stored, mailboxId, restart } = await open(user)
    await soon(() => expect([letters(), statusOf(user).lastSuccessAt === null]).toEqual([1, false]))
    await desk('mailbox.pause', { id: mailboxId, paused: true })
    const before = await logInsOf(user)
    expect(before).toBeGreaterThan(0)
    await deliver(user, 'two', 'three')
    await desk('mailbox.wake', { id: mailboxId })
    await restart()
    expect(statusOf(user).job.kind).toBe('paused')
    // A person's own look takes as long as a watch would, and is the only one that is let in.
    expect((await desk('setup.check', account(user))).failed).toBeNull()
    expect([letters(), await logInsOf(user)]).toEqual([1, before + 1])
    await desk('mailbox.pause', { id: mailboxId, paused: false })
    await soon(() => expect(letters()).toBe(3))
    await deliver(user, 'four')
    await soon(() => expect([letters(), stored()]).toEqual([4, 4]))
  })
})

describe('a mailbox whose account is another one', () => {
  it('loses no letter and doubles none, there and back', async () => {
    const [first, second] = ['account-a', 'account-b']
    await deliver(first, '1', '2', '3', '4', '5')
    await deliver(second, '4', '5', '6', '7', '8', '9', '10')
    const { desk, letters, statusOf, stored, mailboxId } = await open(first)
    await soon(() => expect(letters()).toBe(5))
    await desk('mailbox.update', { id: mailboxId, mailbox: account(second) })
    // The times of another account are not its own.
    await soon(() => expect(statusOf(second).lastSuccessAt).not.toBeNull())
    expect([letters(), stored()]).toEqual([10, 10])
    await deliver(first, '11')
    await desk('mailbox.update', { id: mailboxId, mailbox: account(first) })
    await soon(() => expect(statusOf(first).lastSuccessAt).not.toBeNull())
    expect([letters(), stored()]).toEqual([11, 11])
  })
})

describe('several mailboxes', () => {
  it('each have their own status, and one that works is held up by none that is refused or silent', async () => {
    const silent = createServer()
    const held: Socket[] = []
    silent.on('connection', socket => held.push(socket)).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    try {
      const { desk, letters, statusOf } = await open('good')
      await desk('mailbox.add', { mailbox: { ...account('wrong'), password: 'не той пароль' } })
      await desk('mailbox.add', { mailbox: { ...account('slow'), host: '127.0.0.1', port } })
      await soon(() => {
        expect(statusOf('wrong').job).toMatchObject({ kind: 'blocked', error: { code: 'mail.credentials' } })
        expect(held).not.toEqual([])
      })
      await deliver('good', 'one', 'two')
      await soon(() => expect(letters()).toBe(2))
      expect(statusOf('good')).toMatchObject({ job: { kind: 'running' }, progress: null })
      expect(statusOf('slow')).toMatchObject({ job: { kind: 'running' }, lastSuccessAt: null })
      expect(statusOf('wrong').job.kind).toBe('blocked')
    } finally {
      for (const socket of held) socket.destroy()
      silent.close()
    }
  })
})
