import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { sampleLetter, setupAnswers } from '../fakes/app.ts'
import { openApp, refusal } from '../unit/app/open-app.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

/** The program on a user's mailbox that is looked at again and again. */
async function open(user: string, intervalMs = 50) {
  const opened = openApp({
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password, logIn: _, ...settings } = input
      return createImapMailbox({ settings, password, tls: { ca: dovecot.ca }, clock: systemClock, intervalMs })
    },
  })
  const { password, tlsPort: port } = dovecot
  const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password }
  await opened.desk('setup.finish', { ...setupAnswers, mailbox })
  const status = () => opened.view('operator').mailboxes[0]!
  return { ...opened, events: () => opened.events(), status, mailboxId: status().id }
}

/** As a filter does: the letter comes, and lies in Junk. */
async function filtered(user: string, subject: string): Promise<void> {
  await dovecot.deliver(Buffer.from(sampleLetter(['passport'], undefined, subject)), user)
}

const soon = (check: () => void) => vi.waitFor(check, 5_000)

describe('F16: a letter in Junk', () => {
  it('is listed by its headers, taken in when a person says so, and once', async () => {
    const user = 'junk-one'
    await filtered(user, 'Копії')
    await dovecot.doveadm('move', '-u', user, 'Junk', 'mailbox', 'INBOX', 'all')
    const { desk, view, status, mailboxId, events } = await open(user)
    await soon(() => expect(status().junk).toBe(1))
    expect(view('operator').queue).toEqual([])
    // Nobody but a clerk sees of it whom it is from and what about.
    expect(JSON.stringify([view('display'), view('operator')])).not.toMatch(/taisiia|Копії/)
    const { rows } = await desk('junk.list', { mailboxId })
    expect(rows).toMatchObject([{ folder: 'Junk', from: 'taisiia.p@example.com', subject: 'Копії' }])
    const { uidValidity, uid } = rows[0]!
    const { packageId } = await desk('junk.accept', { mailboxId, uidValidity, uid })
    expect(view('operator').queue.map(({ id }) => id)).toEqual([packageId])
    expect(status()).toMatchObject({ junk: 0, outbox: { waiting: 0 } })
    expect(events().at(-1)).toBe('junk.accepted')
    const { trail } = await desk('package.get', { id: packageId! })
    expect(trail.find(({ step }) => step === 'accepted')?.at).toBeGreaterThan(0)
    // Its owner says that it is no spam.
    await dovecot.doveadm('move', '-u', user, 'INBOX', 'mailbox', 'Junk', 'all')
    await soon(() => expect(events()).toContain('letter.repeated'))
    expect(view('operator').queue).toHaveLength(1)
  })

  it('is one package when it is accepted twice, from two windows, and once more afterwards', async () => {
    const user = 'junk-twice'
    await filtered(user, 'Копії')
    await dovecot.doveadm('move', '-u', user, 'Junk', 'mailbox', 'INBOX', 'all')
    const { desk, status, mailboxId, view, events } = await open(user)
    await soon(() => expect(status().junk).toBe(1))
    const { uidValidity, uid } = (await desk('junk.list', { mailboxId })).rows[0]!
    const accept = () => desk('junk.accept', { mailboxId, uidValidity, uid })
    const accepted = [...(await Promise.all([accept(), accept()])), await accept()]
    expect(view('operator').queue).toHaveLength(1)
    expect(new Set(accepted.map(({ packageId }) => packageId))).toEqual(new Set([view('operator').queue[0]!.id]))
    expect(events().filter(kind => kind === 'junk.accepted')).toHaveLength(1)
  })

  it('that comes while somebody waits for it is listed at the next look that they ask for', async () => {
    const user = 'junk-waits'
    // Long enough that no look of the mailbox's own comes in between.
    const { desk, status, mailboxId } = await open(user, 600_000)
    await soon(() => expect(status().lastSuccessAt).not.toBeNull())
    expect(await desk('junk.list', { mailboxId })).toEqual({ place: 'open', unlisted: 0, rows: [] })
    await filtered('junk-filter', 'Копії')
    await dovecot.doveadm('move', '-u', user, 'Junk', 'user', 'junk-filter', 'mailbox', 'INBOX', 'all')
    await desk('mailbox.look', { id: mailboxId })
    await soon(() => expect(status().junk).toBe(1))
    expect((await desk('junk.list', { mailboxId })).rows).toMatchObject([{ subject: 'Копії' }])
  })

  it('that was deleted meanwhile is refused in words, and the list is right again', async () => {
    const user = 'junk-gone'
    await filtered(user, 'Копії')
    await dovecot.doveadm('move', '-u', user, 'Junk', 'mailbox', 'INBOX', 'all')
    const { desk, status, mailboxId, view } = await open(user, 600_000)
    await soon(() => expect(status().junk).toBe(1))
    const { uidValidity, uid } = (await desk('junk.list', { mailboxId })).rows[0]!
    await dovecot.doveadm('expunge', '-u', user, 'mailbox', 'Junk', 'all')
    expect(await refusal(desk('junk.accept', { mailboxId, uidValidity, uid }))).toEqual(['junk.gone', undefined])
    await soon(() => expect(status().junk).toBe(0))
    expect(view('operator').queue).toEqual([])
  })

  it('that its owner moves to the watched folder comes by itself and leaves the list', async () => {
    const user = 'junk-two'
    await filtered(user, 'Копії')
    await dovecot.doveadm('move', '-u', user, 'Junk', 'mailbox', 'INBOX', 'all')
    const { view, status } = await open(user)
    await soon(() => expect(status().junk).toBe(1))
    await dovecot.doveadm('move', '-u', user, 'INBOX', 'mailbox', 'Junk', 'all')
    await soon(() => expect(view('operator').queue).toHaveLength(1))
    await soon(() => expect(status().junk).toBe(0))
  })

  it('keeps no letter of the watched folder back while Junk is looked at', async () => {
    const user = 'junk-three'
    const { view, status } = await open(user)
    for (const subject of ['1', '2', '3']) {
      await filtered(user, subject)
      await soon(() => expect(view('operator').queue).toHaveLength(Number(subject)))
      await dovecot.doveadm('copy', '-u', user, 'Junk', 'mailbox', 'INBOX', 'all')
    }
    await soon(() => expect(status().job).toMatchObject({ kind: 'running' }))
  })

  it('cannot be asked for under numbers that name another letter by now', async () => {
    const user = 'junk-four'
    await filtered(user, 'Копії')
    await dovecot.doveadm('move', '-u', user, 'Junk', 'mailbox', 'INBOX', 'all')
    const { desk, status, mailboxId, view } = await open(user)
    await soon(() => expect(status().junk).toBe(1))
    const { uid, uidValidity } = (await desk('junk.list', { mailboxId })).rows[0]!
    for (const other of [
      { uidValidity: '1', uid },
      { uidValidity, uid: uid + 1 },
    ]) {
      expect(await refusal(desk('junk.accept', { mailboxId, ...other }))).toEqual(['junk.gone', undefined])
    }
    expect(view('operator').queue).toEqual([])
  })
})
