import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import type { AfterAction } from '../../shared/model/mailbox.ts'
import { sampleLetter, setupAnswers } from '../fakes/app.ts'
import { openApp } from '../unit/app/open-app.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openOn } from './imap-mailbox.ts'
import { openMaildir } from './maildir.ts'
import { createCursor, plainLetter, startWatching } from './watching.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const make = (user: string, folder: string) => dovecot.doveadm('mailbox', 'create', '-u', user, folder)
const flagsIn = (user: string, folder: string) =>
  dovecot.doveadm('fetch', '-u', user, 'flags', 'mailbox', folder, 'all')

/** Puts a letter into a folder, as a rule of the server would: it never lies in the inbox. */
async function sort(user: string, folder: string, subject: string): Promise<void> {
  await dovecot.deliver(Buffer.from(sampleLetter(['passport'], undefined, subject)), `${user}-sorter`)
  await dovecot.doveadm('move', '-u', user, folder, 'user', `${user}-sorter`, 'mailbox', 'INBOX', 'all')
}

/** The program on a mailbox of which more than the inbox is watched. */
async function open(user: string, folders: readonly string[], after?: AfterAction) {
  const opened = openApp({
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password, logIn: _, ...settings } = input
      return createImapMailbox({ settings, password, tls: { ca: dovecot.ca }, clock: systemClock, intervalMs: 100 })
    },
  })
  const { password, tlsPort: port } = dovecot
  const mailbox = { ...setupAnswers.mailbox, host: 'localhost', port, user, password, folders: [...folders] }
  await opened.desk('setup.finish', { ...setupAnswers, mailbox: { ...mailbox, ...(after && { after }) } })
  const status = () => opened.view('operator').mailboxes[0]!
  const letters = () => opened.view('operator').queue.length
  return { desk: opened.desk, restart: () => opened.restart(), events: () => opened.events(), status, letters }
}

const soon = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 50 })

describe('a folder that is watched besides the inbox', () => {
  it('gives its letters once, those that come later and after a restart too', async () => {
    const user = 'further-once'
    await make(user, 'Скани')
    await sort(user, 'Скани', 'перший')
    const { letters, restart, events, status } = await open(user, ['Скани'])
    await soon(() => expect(letters()).toBe(1))
    await sort(user, 'Скани', 'другий')
    await soon(() => expect(letters()).toBe(2))
    await restart()
    await dovecot.deliver(Buffer.from(sampleLetter(['passport'], undefined, 'третій')), user)
    await soon(() => expect(letters()).toBe(3))
    await soon(() => expect(status()).toMatchObject({ job: { kind: 'running' }, folderTroubles: [] }))
    expect(events()).not.toContain('letter.repeated')
  })

  it('that is renamed is told of by its name, holds no letter of the inbox up, and is watched again when it is back', async () => {
    const user = 'further-renamed'
    await make(user, 'Скани')
    await make(user, 'Факси')
    const { letters, status } = await open(user, ['Скани', 'Факси'])
    await soon(() => expect(status().lastSuccessAt).not.toBeNull())
    await dovecot.doveadm('mailbox', 'rename', '-u', user, 'Скани', 'Старе')
    await soon(() => expect(status().folderTroubles).toEqual([{ folder: 'Скани', error: { code: 'mail.folder' } }]))
    await dovecot.deliver(Buffer.from(sampleLetter(['passport'], undefined, 'у вхідних')), user)
    await sort(user, 'Факси', 'у факсах')
    await soon(() => expect(letters()).toBe(2))
    expect(status().job.kind).toBe('running')
    await dovecot.doveadm('mailbox', 'rename', '-u', user, 'Старе', 'Скани')
    await sort(user, 'Скани', 'у сканах')
    await soon(() => expect(letters()).toBe(3))
    await soon(() => expect(status().folderTroubles).toEqual([]))
  })

  it('has done with its letters what was chosen, and a folder that is not watched has not', async () => {
    const user = 'further-after'
    for (const folder of ['Скани', 'Інше']) await make(user, folder)
    const { letters } = await open(user, ['Скани'], { does: 'seen' })
    await sort(user, 'Інше', 'не наш')
    await sort(user, 'Скани', 'наш')
    await soon(() => expect(letters()).toBe(1))
    await soon(async () => expect(await flagsIn(user, 'Скани')).toContain('\\Seen'))
    expect(await flagsIn(user, 'Інше')).not.toContain('\\Seen')
  })

  it('is not where letters are moved to: they would come again', async () => {
    const user = 'further-target'
    await make(user, 'Готово')
    const after = { does: 'move', folder: 'Готово' } as const
    await expect(open(user, ['Готово'], after)).rejects.toMatchObject({ code: 'call.invalid' })
    await sort(user, 'Готово', 'давній')
    // As it may be stored.
    const watching = startWatching(openOn(dovecot, { user, folders: ['Готово', 'inbox'], after }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    await watching.stop()
    expect(watching.letters).toEqual([])
  })

  it('that was numbered anew gives what it holds now', async () => {
    const user = 'further-anew'
    await make(user, 'Скани')
    await sort(user, 'Скани', 'перший')
    const cursor = createCursor()
    const watching = startWatching(openOn(dovecot, { user, folders: ['Скани'], intervalMs: 100 }), cursor)
    const scans = () => watching.letters.map(({ position }) => position).filter(({ folder }) => folder === 'Скани')
    await watching.until(() => scans().length === 1)
    await dovecot.doveadm('mailbox', 'delete', '-u', user, 'Скани')
    await make(user, 'Скани')
    await sort(user, 'Скани', 'інший')
    await watching.until(() => scans().length === 2)
    await watching.stop()
    const [first, second] = scans()
    expect(first!.uid).toBe(second!.uid)
    expect(first!.uidValidity).not.toBe(second!.uidValidity)
  })

  it('waits with its many letters when one comes to the inbox', async () => {
    const user = 'further-many'
    // Three times what is asked for ahead, so that it cannot all be on its way when the other one comes.
    const count = 80
    const scans = openMaildir(dovecot, user, 'Scans')
    for (let at = 0; at < count; at += 1) scans.put(plainLetter(`scan ${at}`) + 'line of a scan\r\n'.repeat(19_000))
    const inbox = openMaildir(dovecot, user)
    const came: string[] = []
    const abort = new AbortController()
    const cursor = createCursor()
    const mailbox = openOn(dovecot, { user, folders: ['Scans'], intervalMs: 60_000 })
    for await (const news of mailbox.watch(cursor, abort.signal)) {
      if (news.kind !== 'letter') continue
      cursor.add(news)
      came.push(news.position.folder)
      if (came.length === 1) inbox.put(plainLetter('now'))
      if (came.length > count) abort.abort()
      // As slow as a disk may be.
      await pause(30)
    }
    expect(came).toHaveLength(count + 1)
    expect(came.indexOf('INBOX')).toBeLessThan(count)
  })

  it('is a watched one for whoever asks why a letter is not here', async () => {
    const user = 'further-trace'
    await make(user, 'Скани')
    await make(user, 'Інше')
    for (const folder of ['Інше', 'Скани']) await sort(user, folder, 'копії')
    const found = openOn(dovecot, { user, folders: ['Скани'] }).find!(
      { sender: 'taisiia.p@', since: 0 },
      new AbortController().signal,
    )
    const uses: unknown[] = []
    for await (const letters of found) for (const { folder, use } of letters) uses.push([folder, use])
    expect(uses).toEqual([
      ['Скани', 'watched'],
      ['Інше', 'other'],
    ])
  })
})
