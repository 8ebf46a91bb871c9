import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { createSmtpSender } from '../../electron/mail/smtp.ts'
import { sendingServerOf } from '../../shared/sending-servers.ts'
import { sampleLetter, setupAnswers } from '../fakes/app.ts'
import { openApp } from '../unit/app/open-app.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { startSmtpServer } from './smtp-server.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

/** The program on a mailbox of a user whose letters are sent through a server that delivers them there. */
async function open(user: string) {
  const smtp = await startSmtpServer({ user, password: dovecot.password })
  onTestFinished(() => smtp.stop())
  smtp.behaviour.deliver = raw => dovecot.deliver(raw, user)
  const opened = openApp({
    openMailbox(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password, logIn: _, ...settings } = input
      return createImapMailbox({ settings, password, tls: { ca: dovecot.ca }, clock: systemClock, intervalMs: 50 })
    },
    openSender(input) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { address: from, password } = input
      const server = sendingServerOf(input)
      return createSmtpSender({ server, from, user, password, clock: systemClock, tls: { ca: smtp.ca } })
    },
  })
  const account = { host: 'localhost', port: dovecot.tlsPort, user, password: dovecot.password }
  const mailbox = {
    ...setupAnswers.mailbox,
    ...account,
    smtp: { host: 'localhost', port: smtp.port, security: 'tls' as const },
  }
  await opened.desk('setup.finish', { ...setupAnswers, mailbox })
  const mailboxId = opened.view('operator').mailboxes[0]!.id
  return {
    ...opened,
    smtp,
    mailboxId,
    test: () => opened.view('operator').testLetters[0]!,
    send: (by: 'program' | 'person' = 'program') => opened.desk('test-letter.send', { mailboxId, by }),
  }
}

const soon = (check: () => void) => vi.waitFor(check, 8_000)

describe('a test letter', () => {
  it('passes every step, is held aside as what it is, and nobody at the reception is told', async () => {
    const place = await open('test-one')
    const { send, test, desk, mailboxId, view, smtp } = place
    await send()
    await soon(() => expect(test().passed.stored).toBeDefined())
    await desk('test-letter.shown', { mailboxId })
    const { passed, failed, junk, token } = test()
    expect(Object.keys(passed).toSorted()).toEqual(
      ['accepted', 'connected', 'fetched', 'read', 'seen', 'shown', 'stored'].toSorted(),
    )
    expect([failed, junk]).toEqual([null, null])
    expect(passed.connected).toBeLessThanOrEqual(passed.stored!)
    expect(passed.stored).toBeLessThanOrEqual(passed.shown!)
    expect(view('operator')).toMatchObject({ open: 0, queue: [], aside: { test: 1, flood: 0, automatic: 0 } })
    expect(view('display').received).toBeNull()
    const { rows } = await desk('aside.list', { reason: 'test', offset: 0 })
    const { letter, copies } = await desk('package.get', { id: rows[0]!.id })
    expect(letter.subject.replaceAll(/\D/g, '')).toBe(token)
    expect(copies).toMatchObject([{ type: 'internal-passport', problem: null }])
    expect(smtp.letters).toHaveLength(1)
    expect(place.events()).toEqual(expect.arrayContaining(['test-letter.begun', 'test-letter.stored']))
  })

  it('is begun once however often it is asked for, and anew when it is over', async () => {
    const { send, test, smtp } = await open('test-two')
    await Promise.all([send(), send(), send()])
    await soon(() => expect(test().passed.stored).toBeDefined())
    expect(smtp.letters).toHaveLength(1)
    const { token } = test()
    await send()
    expect(test().token).not.toBe(token)
    await soon(() => expect(test().passed.stored).toBeDefined())
    expect(smtp.letters).toHaveLength(2)
  })

  it('that arrives twice is one test, and both are held aside', async () => {
    const { send, test, view, smtp } = await open('test-three')
    smtp.behaviour.deliver = async raw => {
      await dovecot.deliver(raw, 'test-three')
      await dovecot.deliver(Buffer.concat([Buffer.from('X-Copy: 2\r\n'), raw]), 'test-three')
    }
    await send()
    await soon(() => expect(view('operator').aside.test).toBe(2))
    expect(test().failed).toBeNull()
    expect(view('operator').queue).toEqual([])
  })

  it('that the server cannot answer for is waited for, and not sent again', async () => {
    const { send, test, smtp } = await open('test-four')
    smtp.behaviour.cuts = true
    let deliver = () => {}
    smtp.behaviour.deliver = raw => void (deliver = () => void dovecot.deliver(raw, 'test-four'))
    await send()
    await soon(() => expect(test().failed).toEqual({ step: 'accepted', error: { code: 'smtp.unsure' } }))
    deliver()
    await soon(() => expect(test().passed.stored).toBeDefined())
    expect(test().failed).toBeNull()
    expect(smtp.letters).toHaveLength(1)
  })

  it('that is refused says by which step and why, and can be sent again', async () => {
    const { send, test, smtp } = await open('test-five')
    smtp.behaviour.refusesRecipient = 550
    await send()
    await soon(() =>
      expect(test().failed).toEqual({ step: 'accepted', error: { code: 'smtp.rejected', detail: '550' } }),
    )
    smtp.behaviour.refusesRecipient = null
    await send()
    await soon(() => expect(test().passed.stored).toBeDefined())
    expect(test().failed).toBeNull()
  })

  it('F16: that the filter puts into Junk is seen there, and goes on when a person takes it in', async () => {
    const { send, test, desk, mailboxId, view, smtp } = await open('test-six')
    smtp.behaviour.deliver = raw => dovecot.deliver(raw, 'test-six', 'Junk')
    await send()
    await soon(() => expect(test().junk).not.toBeNull())
    expect(test().passed.stored).toBeUndefined()
    await desk('junk.accept', { mailboxId, ...test().junk! })
    expect(test()).toMatchObject({ junk: null, failed: null })
    expect(test().passed.stored).toBeDefined()
    expect(view('operator').aside.test).toBe(1)
  })

  it('that a person sends is known by the digits in its subject, however they are parted', async () => {
    const { send, test, view } = await open('test-seven')
    await send('person')
    const { token } = test()
    const subject = `Fwd: proba ${token.slice(0, 4)} ${token.slice(4)}`
    await dovecot.deliver(Buffer.from(sampleLetter(['passport'], 'person@example.com', 'Копії')), 'test-seven')
    await dovecot.deliver(Buffer.from(sampleLetter(['passport'], 'person@example.com', subject)), 'test-seven')
    await soon(() => expect(test().passed.stored).toBeDefined())
    expect(Object.keys(test().passed).toSorted()).toEqual(['fetched', 'read', 'seen', 'stored'])
    await soon(() => expect(view('operator').open).toBe(1))
    expect(view('operator').aside.test).toBe(1)
  })

  it('is still known as one after the program was started again', async () => {
    const { send, test, view, restart, smtp } = await open('test-eight')
    let deliver = () => {}
    smtp.behaviour.deliver = raw => void (deliver = () => void dovecot.deliver(raw, 'test-eight'))
    await send()
    await soon(() => expect(test().passed.accepted).toBeDefined())
    await restart()
    deliver()
    await soon(() => expect(view('operator').aside.test).toBe(1))
    expect(view('operator').testLetters).toEqual([])
    expect(view('operator').queue).toEqual([])
  })

  it('is put away when a person gives it up', async () => {
    const { send, test, desk, mailboxId, view, smtp } = await open('test-nine')
    smtp.behaviour.deliver = () => {}
    await send()
    await soon(() => expect(test().passed.accepted).toBeDefined())
    await desk('test-letter.cancel', { mailboxId })
    expect(view('operator').testLetters).toEqual([])
  })
})
