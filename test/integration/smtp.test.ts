import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import type { TokenSource } from '../../electron/mail/oauth/token-source.ts'
import type { OutgoingLetter } from '../../electron/mail/sender.ts'
import { createSmtpSender, type SmtpOptions } from '../../electron/mail/smtp.ts'
import { refusal } from '../unit/app/open-app.ts'
import { listen } from './loopback.ts'
import { freePort } from './dovecot.ts'
import { startSmtpServer, type TestSmtpOptions, type TestSmtpServer } from './smtp-server.ts'

const account = { user: 'rada@example.org', password: 'tajemne-slovo' }
const letter: OutgoingLetter = {
  to: 'rada@example.org',
  subject: 'Пробний лист 12345-67890',
  text: 'Добрий день',
  attachments: [{ name: 'копія.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }],
}
const short = { connectMs: 2_000, greetingMs: 200, quietMs: 300, sendMs: 5_000 }

let server: TestSmtpServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

async function start(options: Partial<TestSmtpOptions> = {}): Promise<TestSmtpServer> {
  server = await startSmtpServer({ ...account, ...options })
  return server
}

/** Sends the letter; how far it came is in `steps`. */
function send({ port, ca }: { readonly port: number; readonly ca?: string }, patch: Partial<SmtpOptions> = {}) {
  const steps: string[] = []
  const over = new AbortController()
  onTestFinished(() => over.abort())
  const sender = createSmtpSender({
    server: { host: 'localhost', port, security: 'tls' },
    from: account.user,
    ...account,
    clock: systemClock,
    ...(ca !== undefined && { tls: { ca } }),
    ...patch,
  })
  const sent = sender.send(letter, over.signal, () => steps.push('connected'))
  return { steps, sent, cancel: () => over.abort() }
}

const startTls = (port: number) => ({ server: { host: 'localhost', port, security: 'starttls' as const } })

describe('a letter that is sent', () => {
  it.each(['tls', 'starttls'] as const)('goes over %s once, with its subject, text and file', async security => {
    const { port, ca, letters } = await start({ security })
    const { sent, steps } = send({ port, ca }, { server: { host: 'localhost', port, security } })
    await sent
    expect(steps).toEqual(['connected'])
    expect(letters).toHaveLength(1)
    const raw = letters[0]!.toString()
    expect(raw).toMatch(/^To: rada@example\.org/m)
    expect(raw).toContain('filename')
    expect(raw).toContain(Buffer.from('%PDF-1.4').toString('base64'))
  })

  it('is not given to a server that offers no protection, and neither is the password', async () => {
    const { port, ca, letters, logIns } = await start({ security: 'none' })
    const { sent, steps } = send({ port, ca }, startTls(port))
    expect(await refusal(sent)).toEqual(['smtp.no-protection', undefined])
    expect([steps, letters, logIns]).toEqual([[], [], []])
  })

  it('is not given to a server whose certificate nobody vouches for', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const { port, letters, logIns } = await start({ security })
      const { sent } = send({ port }, { server: { host: 'localhost', port, security } })
      expect((await refusal(sent))[0]).toBe('mail.certificate')
      expect([letters, logIns]).toEqual([[], []])
      await server?.stop()
    }
    server = undefined
  })

  it('is given to the one that a person pinned, and to no other', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const { port, fingerprint, letters, logIns } = await start({ security })
      const at = { server: { host: 'localhost', port, security } }
      expect(await refusal(send({ port }, { ...at, pin: 'ab'.repeat(32) }).sent)).toEqual(['mail.certificate', 'pin'])
      expect(logIns).toEqual([])
      await send({ port }, { ...at, pin: fingerprint }).sent
      expect(letters).toHaveLength(1)
      await server?.stop()
    }
    server = undefined
  })

  it('with a wrong password is not taken, and the log-in is tried once', async () => {
    const { port, ca, letters, logIns } = await start()
    const { sent, steps } = send({ port, ca }, { password: 'inše' })
    expect(await refusal(sent)).toEqual(['smtp.credentials', undefined])
    expect([steps, letters, logIns.length]).toEqual([[], [], 1])
  })

  it.each([
    [450, 'smtp.later'],
    [550, 'smtp.rejected'],
  ] as const)('that is answered with %i, at its address or in whole, says so', async (status, code) => {
    const { port, ca, behaviour, letters } = await start()
    behaviour.refusesRecipient = status
    expect(await refusal(send({ port, ca }).sent)).toEqual([code, String(status)])
    behaviour.refusesRecipient = null
    behaviour.refusesLetter = status
    expect(await refusal(send({ port, ca }).sent)).toEqual([code, String(status)])
    expect(letters).toEqual([])
  })

  it('may have been sent when the connection is cut after it, and is not sent again', async () => {
    const { port, ca, behaviour, letters } = await start()
    behaviour.cuts = true
    expect(await refusal(send({ port, ca }).sent)).toEqual(['smtp.unsure', undefined])
    expect(letters).toHaveLength(1)
  })

  it('does not wait for a server that is silent, is none, or is not there', async () => {
    const silent = await listen(() => {})
    const web = await listen(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    onTestFinished(async () => {
      await silent.stop()
      await web.stop()
    })
    const deadlines = { deadlines: short }
    expect((await refusal(send(silent, { ...startTls(silent.port), ...deadlines }).sent))[0]).toBe('mail.timeout')
    expect((await refusal(send(silent, deadlines).sent))[0]).toBe('mail.timeout')
    expect((await refusal(send(web, startTls(web.port)).sent))[0]).toBe('smtp.not-smtp')
    expect((await refusal(send(web).sent))[0]).toBe('smtp.not-smtp')
    expect((await refusal(send({ port: await freePort() }).sent))[0]).toBe('smtp.refused')
    const nowhere = { server: { host: 'smtp.nowhere.invalid', port: 465, security: 'tls' as const } }
    expect((await refusal(send({ port: 465 }, nowhere).sent))[0]).toBe('mail.name-not-found')
  })

  it('does not wait for a server that drips without end', async () => {
    const dripping = await listen(socket => {
      const timer = setInterval(() => socket.write('220-still\r\n'), 50)
      socket.on('close', () => clearInterval(timer))
    })
    onTestFinished(() => dripping.stop())
    const deadlines = { ...short, greetingMs: 60_000, connectMs: 60_000, sendMs: 400 }
    expect((await refusal(send(dripping, { ...startTls(dripping.port), deadlines }).sent))[0]).toBe('mail.timeout')
  })

  it('is stopped when nobody waits for it any more', async () => {
    const silent = await listen(() => {})
    onTestFinished(() => silent.stop())
    const { sent, cancel } = send(silent, startTls(silent.port))
    await silent.connected
    cancel()
    expect((await refusal(sent))[0]).toBe('mail.timeout')
  })
})

describe('F54: an account with a token', () => {
  /** Tokens that are given one after another, whenever the last one was refused. */
  function tokensOf(...given: readonly string[]): TokenSource {
    let refused = 0
    return { accessToken: () => Promise.resolve(given[refused] ?? 'none'), refuse: () => void (refused += 1) }
  }

  it('sends with it, and never with a password', async () => {
    const { port, ca, letters, logIns } = await start({ tokens: new Set(['good']) })
    await send({ port, ca }, { tokens: tokensOf('good') }).sent
    expect(letters).toHaveLength(1)
    expect(logIns.map(({ method }) => method)).toEqual(['XOAUTH2'])
  })

  it('is renewed once when it is refused, and then the person is asked', async () => {
    const { port, ca, letters, logIns } = await start({ tokens: new Set(['good']) })
    await send({ port, ca }, { tokens: tokensOf('old', 'good') }).sent
    expect(letters).toHaveLength(1)
    const { sent } = send({ port, ca }, { tokens: tokensOf('old', 'older', 'good') })
    expect(await refusal(sent)).toEqual(['smtp.credentials', 'token'])
    expect([letters.length, logIns.length]).toEqual([1, 4])
  })
})
