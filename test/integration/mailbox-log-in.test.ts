import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { sampleLetter, setupAnswers } from '../fakes/app.ts'
import { openApp, refusal } from '../unit/app/open-app.ts'
import { startAuthorisationServer, type AuthorisationServer, type Behaviour } from './authorisation-server.ts'
import type { Dovecot } from './dovecot.ts'
import { startTokenDovecot } from './token-dovecot.ts'

let authorisation: AuthorisationServer
let usual: Behaviour
let dovecot: Dovecot
beforeAll(async () => {
  authorisation = await startAuthorisationServer()
  usual = { ...authorisation.behaviour }
  dovecot = await startTokenDovecot(authorisation)
})
afterEach(() => void Object.assign(authorisation.behaviour, usual))
afterAll(async () => {
  await dovecot.stop()
  await authorisation.stop()
})

const user = 'kadry-zrazok@example.org'

/** The program with a mailbox on a server that wants tokens, and a person at the browser who says yes. */
function open() {
  const opened = openApp({
    authorities: { endpointsOf: () => authorisation.endpoints, ca: authorisation.ca },
    openMailbox(input, tokens) {
      if (input.kind !== 'imap') throw new Error('no server')
      const { password, logIn: _, ...settings } = input
      const tls = { ca: dovecot.ca }
      return createImapMailbox({ settings, password, tls, clock: systemClock, ...(tokens && { tokens }) })
    },
  })
  opened.shell.browse = async page => void (await authorisation.browse(page))
  const auth = {
    ...{ kind: 'oauth' as const, authority: 'microsoft' as const },
    ...{ clientId: authorisation.clientId, tenant: 'rada.example' },
  }
  const begin = async () => (await opened.desk('login.begin', { auth, clientSecret: null, user })).logIn
  const mailboxWith = (logIn: string) => ({
    ...setupAnswers.mailbox,
    ...{ host: 'localhost', port: dovecot.tlsPort, user, auth, logIn, password: '' },
  })
  const job = () => opened.view('operator').mailboxes[0]?.job
  return { ...opened, auth, begin, mailboxWith, job }
}

describe('a mailbox that is entered by a log-in in the browser', () => {
  it('is checked before it is saved, takes letters in, and goes on after a start', async () => {
    authorisation.behaviour.rotates = true
    const { desk, begin, mailboxWith, view, restart, kept, rows } = open()
    const mailbox = mailboxWith(await begin())
    expect((await desk('setup.check', mailbox)).failed).toBeNull()
    await desk('setup.finish', { ...setupAnswers, mailbox })
    await dovecot.deliver(Buffer.from(sampleLetter(['passport'])), user)
    const received = (count: number) => vi.waitFor(() => expect(view('operator').queue).toHaveLength(count), 5_000)
    await received(1)
    await restart()
    await dovecot.deliver(Buffer.from(sampleLetter(['taxpayer-card'])), user)
    await received(2)
    const secret = [...kept].find(([name]) => name.startsWith('mailbox:'))![1]
    const { refreshToken } = JSON.parse(secret) as { refreshToken: string }
    expect(refreshToken).toBeTruthy()
    expect(JSON.stringify(rows('SELECT settings FROM mailboxes'))).not.toContain(refreshToken)
  })

  it('F54: whose permission was taken back waits for a person, and goes on after a new log-in', async () => {
    const { desk, begin, mailboxWith, view, job, restart } = open()
    await desk('setup.finish', { ...setupAnswers, mailbox: mailboxWith(await begin()) })
    await vi.waitFor(() => expect(view('operator').mailboxes[0]?.lastSuccessAt).toBeTruthy(), 5_000)
    authorisation.revokeAll()
    await restart()
    await vi.waitFor(() => expect(job()).toMatchObject({ kind: 'blocked', error: { code: 'oauth.revoked' } }), 5_000)
    const { id } = view('operator').mailboxes[0]!
    await desk('mailbox.update', { id, mailbox: mailboxWith(await begin()) })
    await vi.waitFor(() => expect(job()).toMatchObject({ kind: 'running' }), 5_000)
    // Its settings can be changed without another log-in.
    await desk('mailbox.update', { id, mailbox: { ...mailboxWith(id), folder: 'Junk' } })
    await vi.waitFor(() => expect(job()).toMatchObject({ kind: 'running' }), 5_000)
  })

  it('F54: whose token ends while it is watched goes on; when it is taken back, nobody is asked again and again', async () => {
    authorisation.behaviour.rotates = true
    const { desk, begin, mailboxWith, view, job } = open()
    await desk('setup.finish', { ...setupAnswers, mailbox: mailboxWith(await begin()) })
    const mailbox = () => view('operator').mailboxes[0]!
    await vi.waitFor(() => expect(mailbox().lastSuccessAt).toBeTruthy(), 5_000)
    const { id } = mailbox()
    const before = mailbox().lastSuccessAt!
    authorisation.expireAll()
    await dovecot.restart()
    await desk('mailbox.wake', { id })
    await vi.waitFor(() => expect(mailbox().lastSuccessAt).toBeGreaterThan(before), 10_000)
    authorisation.revokeAll()
    const asked = authorisation.asked.length
    await dovecot.restart()
    await desk('mailbox.wake', { id })
    await vi.waitFor(() => expect(job()).toMatchObject({ kind: 'blocked', error: { code: 'oauth.revoked' } }), 10_000)
    expect(authorisation.asked.slice(asked)).toEqual(['refresh_token'])
  })

  it('is told nothing when its log-in is not known, and shows its token to no other server', async () => {
    const { desk, begin, mailboxWith, kept } = open()
    expect(await refusal(desk('mailbox.add', { mailbox: mailboxWith('unknown') }))).toEqual(['call.invalid', 'logIn'])
    const elsewhere = { ...mailboxWith(await begin()), host: '127.0.0.1' }
    expect(await refusal(desk('mailbox.add', { mailbox: elsewhere }))).toEqual(['call.invalid', 'host'])
    expect((await desk('setup.check', elsewhere)).failed?.error).toEqual({ code: 'call.invalid', detail: 'host' })
    expect([...kept.keys()].filter(name => name.startsWith('mailbox:'))).toEqual([])
  })

  it('needs either a password or a log-in, never both', async () => {
    const { desk, mailboxWith } = open()
    for (const mailbox of [
      { ...mailboxWith('x'), password: 'x' },
      { ...setupAnswers.mailbox, password: '' },
      { ...setupAnswers.mailbox, logIn: 'x' },
    ])
      expect((await refusal(desk('setup.check', mailbox)))[0]).toBe('call.invalid')
  })

  it('lets a person give a log-in up', async () => {
    const { desk, begin, shell } = open()
    shell.browse = () => Promise.resolve()
    const begun = begin()
    await desk('login.cancel', undefined)
    expect(await refusal(begun)).toEqual(['oauth.denied', 'ended'])
  })
})
