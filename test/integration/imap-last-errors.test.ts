import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { setImmediate as turn } from 'node:timers/promises'
import { systemClock } from '../../electron/jobs/clock.ts'
import { noProgress } from '../../electron/mail/imap-client.ts'
import type { ImapAccess } from '../../electron/mail/imap-flow.ts'
import { openImap } from '../../electron/mail/imap-open.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { createLogIns } from '../../electron/mail/log-ins.ts'
import { startEvilServer, type EvilServer, type TalkStep } from '../drill/support/evil-server.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { createCursor, startWatching } from './watching.ts'

/** What would have ended the program. */
const uncaught = vi.fn<(error: Error) => void>()
let evil: EvilServer
let dovecot: Dovecot
beforeAll(async () => {
  process.on('uncaughtExceptionMonitor', uncaught)
  evil = await startEvilServer()
  dovecot = await startDovecot()
})
afterAll(async () => {
  process.off('uncaughtExceptionMonitor', uncaught)
  await evil.stop()
  await dovecot.stop()
})

const settings = { kind: 'imap', address: 'rada@example.ua', security: 'tls', user: 'rada', folder: 'INBOX' } as const
const toEvil = (): ImapAccess => ({
  settings: { ...settings, host: '127.0.0.1', port: evil.port },
  password: 'tajemne-slovo',
  insecure: true,
})
const toDovecot = (security: 'tls' | 'starttls'): ImapAccess => ({
  settings: { ...settings, host: 'localhost', port: security === 'tls' ? dovecot.tlsPort : dovecot.port, security },
  password: dovecot.password,
  tls: { ca: dovecot.ca },
})

describe('an error of a connection that is being closed (F13)', () => {
  /** Closes the connection and, in the same breath, cannot be read any further. */
  const refuseAt = (step: TalkStep): void =>
    evil.behave(answer =>
      answer.step === step
        ? { bytes: Buffer.from(`${answer.tag} NO not today\r\n* 1 FETCH (UID 3 BODY[] {2147483648}\r\n`) }
        : null,
    )

  it.each<TalkStep>(['login', 'search'])('does not end the program in a watch: %s', async step => {
    refuseAt(step)
    const mailbox = createImapMailbox({ ...toEvil(), clock: systemClock })
    await startWatching(mailbox, createCursor()).ended
    await turn()
    expect(uncaught).not.toHaveBeenCalled()
  })

  it('does not end the program when a connection is tried out', async () => {
    refuseAt('login')
    const mailbox = createImapMailbox({ ...toEvil(), clock: systemClock })
    expect((await mailbox.check(new AbortController().signal)).failed?.error.code).toBe('mail.credentials')
    await turn()
    expect(uncaught).not.toHaveBeenCalled()
  })

  it.each([
    ['streamer', 'tls'],
    ['streamer', 'starttls'],
    ['socket', 'tls'],
    ['socket', 'starttls'],
  ] as const)('does not end the program, whoever tells it: %s, %s', async (name, security) => {
    const session = await openImap(toDovecot(security), {
      clock: systemClock,
      logIns: createLogIns(systemClock),
      purpose: 'check',
      signal: new AbortController().signal,
      progress: noProgress(),
    })
    const stream = Reflect.get(session.client, name) as { destroy(error: Error): void }
    stream.destroy(new Error('late'))
    session.close()
    await turn()
    expect(uncaught).not.toHaveBeenCalled()
  })
})
