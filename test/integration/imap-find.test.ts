import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createLogIns } from '../../electron/mail/log-ins.ts'
import type { FoundLetter } from '../../electron/mail/found-letter.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openOn, type Change } from './imap-mailbox.ts'
import { createCursor, startWatching } from './watching.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const letter = (from: string, note = '') => `From: Taisiia <${from}>\r\nSubject: copies ${note}\r\n\r\nwords\r\n`
const week = () => Date.now() - 7 * 24 * 60 * 60_000

async function find(change: Change, sender: string, signal = new AbortController().signal): Promise<FoundLetter[]> {
  const found: FoundLetter[] = []
  const { find: ask } = openOn(dovecot, change)
  for await (const letters of ask!({ sender, since: week() }, signal)) found.push(...letters)
  return found
}

it('finds a sender’s letters in every folder, the watched one first, and leaves all of them unread', async () => {
  const user = 'find'
  await dovecot.deliver(letter('olena@example.com'), user)
  for (const note of ['1', '2']) await dovecot.deliver(letter('taisiia.p@example.com', note), user)
  for (const name of ['Junk', 'Архів', 'Sent']) {
    await dovecot.doveadm('mailbox', 'create', '-u', user, name).catch(() => {})
    await dovecot.doveadm('copy', '-u', user, name, 'mailbox', 'INBOX', 'from', 'taisiia.p@example.com')
  }
  const found = await find({ user }, 'TAISIIA.P@')
  expect(found.map(({ folder, use, uid }) => [folder, use, uid])).toEqual([
    ...[2, 1].map(uid => ['INBOX', 'watched', uid + 1]),
    ...[2, 1].map(uid => ['Junk', 'junk', uid]),
    ...[2, 1].map(uid => ['Архів', 'other', uid]),
  ])
  const [{ from, bytes, receivedAt, uidValidity }] = found as [FoundLetter]
  expect([from, bytes > 50, receivedAt > week()]).toEqual(['taisiia.p@example.com', true, true])
  expect(Number(uidValidity)).toBeGreaterThan(0)
  expect((await dovecot.doveadm('search', '-u', user, 'mailbox', '*', 'seen')).trim()).toBe('')
  expect(await find({ user }, 'nobody@')).toEqual([])
})

it('is asked beside the watch, on one connection of its own, which is closed then', async () => {
  const user = 'find-beside'
  const logIns = createLogIns(systemClock)
  await dovecot.deliver(letter('taisiia.p@example.com'), user)
  const watching = startWatching(openOn(dovecot, { user, logIns }), createCursor())
  await watching.until(() => watching.settledCount() > 0)
  expect(await find({ user, logIns }, 'taisiia')).toHaveLength(1)
  await watching.stop()
})

it('says why when the server does not let it in, and when its time is over', async () => {
  await expect(find({ user: 'find', password: 'хибний' }, 'taisiia')).rejects.toMatchObject({
    code: 'mail.credentials',
  })
  await expect(find({ user: 'find' }, 'taisiia', AbortSignal.timeout(1))).rejects.toMatchObject({
    code: 'mail.timeout',
  })
})
