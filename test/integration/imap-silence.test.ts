import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { startTalkProxy } from '../drill/support/talk-proxy.ts'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { openOn, type Change } from './imap-mailbox.ts'
import { createFakeClock, type FakeClock } from '../fakes/clock.ts'
import { listen, startProxy } from './loopback.ts'
import { createCursor, plainLetter, startWatching, type Watching } from './watching.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const open = (change?: Change) => openOn(dovecot, change)

describe('a connection that falls silent (F10, F12, F14)', () => {
  /** More than any deadline, and more real time for what is really sent than it ever took. */
  const mostSteps = 1_000

  /** Moves a clock past every deadline until the watch has ended. */
  async function waitOut(clock: FakeClock, watching: Watching): Promise<unknown> {
    const ended = watching.ended.then(error => ({ error }))
    for (let step = 0; step < mostSteps; step += 1) {
      clock.advance(10_000)
      const outcome = await Promise.race([ended, pause(20)])
      if (outcome) return outcome.error
    }
    throw new Error('the watch did not end')
  }

  it('is given up when the server never greets', async () => {
    const clock = createFakeClock(Date.now())
    const server = await listen(() => {})
    const watching = startWatching(
      open({ host: '127.0.0.1', security: 'starttls', port: server.port, clock }),
      createCursor(),
    )
    await server.connected
    expect(await waitOut(clock, watching)).toMatchObject({ code: 'mail.timeout', remedy: 'retry' })
    await server.stop()
  })

  it('is given up when a look gets no answer', async () => {
    const clock = createFakeClock(Date.now())
    const proxy = await startProxy(dovecot.tlsPort)
    const watching = startWatching(open({ user: 'silent', port: proxy.port, clock }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    proxy.freeze(0)
    expect(await waitOut(clock, watching)).toMatchObject({ code: 'mail.timeout' })
    await proxy.stop()
  })

  it('is given up in the middle of a letter, and the letter comes whole the next time', async () => {
    const clock = createFakeClock(Date.now())
    const letter = `${plainLetter('large')}${'words\r\n'.repeat(200_000)}`
    await dovecot.deliver(letter, 'middle')
    const proxy = await startProxy(dovecot.tlsPort)
    proxy.freeze(400_000)
    const cursor = createCursor()
    const watching = startWatching(open({ user: 'middle', port: proxy.port, clock }), cursor)
    expect(await waitOut(clock, watching)).toMatchObject({ code: 'mail.timeout' })
    expect(watching.letters).toEqual([])
    await proxy.stop()
    const second = startWatching(open({ user: 'middle' }), cursor)
    await second.until(() => second.settledCount() > 0)
    const [news] = second.letters
    expect(news?.kind === 'letter' && Buffer.from(news.raw).toString().endsWith(letter)).toBe(true)
    await second.stop()
  })

  it('does not hold an abort', async () => {
    const proxy = await startProxy(dovecot.tlsPort)
    const watching = startWatching(open({ user: 'held', port: proxy.port }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    proxy.freeze(0)
    await watching.stop()
    await proxy.stop()
  })
})

it('F12: a poll leaves IDLE and enters it again on the same connection, without a new log-in', async () => {
  const proxy = await startTalkProxy(dovecot.port)
  const mailbox = createImapMailbox({
    settings: {
      ...{ kind: 'imap', address: 'rada@example.ua', host: '127.0.0.1', port: proxy.port, security: 'tls' },
      ...{ user: 'polled', folder: 'INBOX' },
    },
    password: dovecot.password,
    insecure: true,
    clock: systemClock,
    intervalMs: 200,
  })
  const watching = startWatching(mailbox, createCursor())
  await watching.until(() => watching.settledCount() > 0)
  await proxy.reach({ after: /IDLE(?:[^]*DONE[^]*IDLE){3}/, until: /^\+/m }, false)
  expect([proxy.logIns.length, proxy.open()]).toEqual([1, 1])
  await watching.stop()
  await proxy.stop()
})
