import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import type { LetterNews, Mailbox } from '../../electron/mail/mailbox.ts'
import { sampleLetter, setupAnswers } from '../fakes/app.ts'
import { openApp } from '../unit/app/open-app.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

/** A server that, while its disk is away, gives of each letter its headers only, as one does that became unfetchable. */
function withheld(mailbox: Mailbox): Mailbox {
  return {
    ...mailbox,
    async *watch(kept, signal) {
      for await (const news of mailbox.watch(kept, signal)) yield news.kind === 'letter' ? headersOf(news) : news
    },
  }
}

function headersOf({ position, receivedAt, raw }: Extract<LetterNews, { kind: 'letter' }>): LetterNews {
  const headers = raw.slice(0, Buffer.from(raw).indexOf('\r\n\r\n') + 4)
  return { kind: 'unfetchable', position, headers, bytes: raw.length, receivedAt }
}

async function open(user: string) {
  const opened = openApp({
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password, logIn: _, ...settings } = input
      const tls = { ca: dovecot.ca }
      return withheld(createImapMailbox({ settings, password, tls, clock: systemClock, intervalMs: 50 }))
    },
  })
  const { password, tlsPort: port } = dovecot
  const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password }
  await opened.desk('setup.finish', { ...setupAnswers, mailbox })
  await vi.waitFor(() => expect(opened.view('operator').queue).toHaveLength(1), 10_000)
  const { rows } = await opened.desk('ledger.list', { mailboxId: null, kind: null, offset: 0 })
  return { ...opened, row: rows[0]! }
}

describe('a letter that the server would not give', () => {
  it('is fetched on a connection of its own when a person tries again, and takes its place in the queue', async () => {
    await dovecot.deliver(Buffer.from(sampleLetter(['passport'])), 'ledger-one')
    const { desk, view, row } = await open('ledger-one')
    const before = view('operator').queue[0]!
    expect(row).toMatchObject({ kind: 'unfetched', open: true, packageId: before.id })
    expect(await desk('ledger.retry', { id: row.id })).toEqual({ outcome: 'mended', error: null })
    const { id, code } = before
    expect(view('operator').queue).toMatchObject([{ id, code, trouble: null, copies: 1 }])
    const { rows } = await desk('ledger.list', { mailboxId: null, kind: null, offset: 0 })
    expect(rows).toMatchObject([{ id: row.id, open: false, tried: { outcome: 'mended' } }])
  })

  it('and that is gone meanwhile stays a row, which says so', async () => {
    await dovecot.deliver(Buffer.from(sampleLetter(['passport'])), 'ledger-two')
    const { desk, row } = await open('ledger-two')
    await dovecot.doveadm('expunge', '-u', 'ledger-two', 'mailbox', 'INBOX', 'all')
    expect(await desk('ledger.retry', { id: row.id })).toEqual({
      outcome: 'same',
      error: { code: 'letter.unfetchable' },
    })
  })
})
