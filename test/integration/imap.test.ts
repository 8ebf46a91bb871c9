import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox, type ImapOptions } from '../../electron/mail/imap.ts'
import type { ImapSettings } from '../../electron/mail/imap-client.ts'
import { freePort, startDovecot, type Dovecot } from './dovecot.ts'
import { createFakeClock, type FakeClock } from '../fakes/clock.ts'
import { createCursor, describeMailbox, plainLetter, startWatching, subjectOf, type Watching } from './mailbox-suite.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

type Change = Partial<ImapSettings> & Partial<Omit<ImapOptions, 'settings'>>

/** A mailbox on the running server, with anything about it changed. */
function open({ password, tls, clock, intervalMs, log, ...settings }: Change = {}) {
  return createImapMailbox({
    settings: {
      kind: 'imap',
      address: 'rada@example.ua',
      host: 'localhost',
      port: dovecot.tlsPort,
      security: 'tls',
      user: dovecot.user,
      folder: 'INBOX',
      ...settings,
    },
    password: password ?? dovecot.password,
    clock: clock ?? systemClock,
    tls: tls ?? { ca: dovecot.ca },
    ...(intervalMs !== undefined && { intervalMs }),
    ...(log && { log }),
  })
}

const check = (change?: Change) => open(change).check(new AbortController().signal)

describeMailbox('an IMAP server', async () => ({
  open: () => open({ user: 'suite' }),
  deliver: letter => dovecot.deliver(letter, 'suite'),
  close: async () => {},
}))

describe('watching an IMAP server', () => {
  it('leaves every flag as it was', async () => {
    await dovecot.deliver(plainLetter('unseen'), 'flags')
    const watching = startWatching(open({ user: 'flags' }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters).toHaveLength(1)
    await watching.stop()
    const flags = await dovecot.doveadm('fetch', '-u', 'flags', 'flags', 'mailbox', 'INBOX', 'all')
    expect(flags).toMatch(/^flags:/m)
    expect(flags).not.toContain('\\Seen')
  })

  it('fetches a letter that somebody has read elsewhere (F7)', async () => {
    await dovecot.deliver(plainLetter('read'), 'read')
    await dovecot.doveadm('flags', 'add', '-u', 'read', '\\Seen', 'mailbox', 'INBOX', 'all')
    const watching = startWatching(open({ user: 'read' }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    expect(watching.letters).toHaveLength(1)
    await watching.stop()
  })

  it('goes on after the server was restarted, with a new watch and nothing twice', async () => {
    const mailbox = open({ user: 'restart' })
    const cursor = createCursor()
    await dovecot.deliver(plainLetter('before'), 'restart')
    const first = startWatching(mailbox, cursor)
    await first.until(() => first.settledCount() > 0)
    await dovecot.restart()
    const failure = await first.ended
    expect(failure).toMatchObject({ name: 'AppError', remedy: 'retry' })
    await dovecot.deliver(plainLetter('after'), 'restart')
    const second = startWatching(mailbox, cursor)
    await second.until(() => second.settledCount() > 0)
    expect(second.letters.map(subjectOf)).toEqual(['after'])
    await second.stop()
  })

  it('yields everything again when the server numbers the folder anew (F1)', async () => {
    const cursor = createCursor()
    for (const subject of ['one', 'two']) await dovecot.deliver(plainLetter(subject), 'renumbered')
    const first = startWatching(open({ user: 'renumbered' }), cursor)
    await first.until(() => first.settledCount() > 0)
    await first.stop()
    await dovecot.doveadm('mailbox', 'update', '--uid-validity', '777', '-u', 'renumbered', 'INBOX')
    const second = startWatching(open({ user: 'renumbered' }), cursor)
    await second.until(() => second.settledCount() > 0)
    expect(second.letters.map(({ position }) => position.uidValidity)).toEqual(['777', '777'])
    await second.stop()
  })

  it('comes through more letters than one batch, once each (F4)', async () => {
    const letters = Array.from({ length: 90 }, (_, index) => `letter ${index}`)
    for (let at = 0; at < letters.length; at += 15) {
      await Promise.all(letters.slice(at, at + 15).map(subject => dovecot.deliver(plainLetter(subject), 'many')))
    }
    const watching = startWatching(open({ user: 'many' }), createCursor())
    await watching.until(() => watching.settledCount() > 0)
    const uids = watching.letters.map(({ position }) => position.uid)
    expect(uids).toEqual(Array.from({ length: 90 }, (_, index) => 90 - index))
    expect(new Set(watching.letters.map(subjectOf))).toEqual(new Set(letters))
    await watching.stop()
  })

  it('does not stumble over letters that vanish between the list and the fetch', async () => {
    for (const subject of ['one', 'two', 'three', 'four']) await dovecot.deliver(plainLetter(subject), 'vanish')
    const seen: string[] = []
    const abort = new AbortController()
    for await (const news of open({ user: 'vanish' }).watch(() => [], abort.signal)) {
      if (news.kind === 'letter') {
        if (seen.length === 0) await dovecot.doveadm('expunge', '-u', 'vanish', 'mailbox', 'INBOX', 'subject', 'two')
        seen.push(subjectOf(news))
      }
      if (news.kind === 'settled') abort.abort()
    }
    expect(seen[0]).toBe('four')
    expect(seen).toContain('one')
  })

  it('asks an unchanged mailbox almost nothing (F5)', async () => {
    for (let count = 0; count < 20; count += 1) await dovecot.deliver(plainLetter(`${count}`), 'quiet')
    const proxy = await startProxy(dovecot.port)
    const mailbox = open({ user: 'quiet', host: '127.0.0.1', port: proxy.port, security: 'starttls' })
    const watching = startWatching(mailbox, createCursor())
    await watching.until(() => watching.settledCount() === 1)
    const before = proxy.received()
    for (let poll = 2; poll <= 11; poll += 1) {
      mailbox.wake()
      await watching.until(() => watching.settledCount() === poll)
    }
    expect((proxy.received() - before) / 10).toBeLessThan(500)
    await watching.stop()
    await proxy.stop()
  })

  it('leaves no connection behind when it is stopped (F11)', async () => {
    for (let round = 0; round < 12; round += 1) {
      const watching = startWatching(open({ user: 'limited' }), createCursor())
      await watching.until(() => watching.settledCount() > 0)
      await watching.stop()
    }
    expect((await check({ user: 'limited' })).failed).toBeNull()
  })

  it('says that the folder is missing', async () => {
    expect(await startWatching(open({ folder: 'Немає' }), createCursor()).ended).toMatchObject({ code: 'mail.folder' })
  })

  it('opens a folder with a Ukrainian name', async () => {
    await dovecot.doveadm('mailbox', 'create', '-u', 'folders', 'Копії')
    expect(await check({ user: 'folders', folder: 'Копії' })).toMatchObject({ failed: null, letters: 0 })
  })

  it('waits for the network to come back while it watches, and says what is wrong in a check', async () => {
    expect(await startWatching(open({ host: 'nemaie.invalid' }), createCursor()).ended).toMatchObject({ code: 'mail.lost', remedy: 'retry' })
    expect((await check({ host: 'nemaie.invalid' })).failed).toMatchObject({ step: 'server', error: { code: 'mail.name-not-found' } })
  })
})

describe('checking a connection', () => {
  it('passes every step and tells what it learned', async () => {
    const passed = await check({ user: 'check' })
    expect(passed).toMatchObject({ passed: ['server', 'protection', 'login', 'folder', 'instant'], failed: null, letters: 0 })
    expect(passed.folders).toEqual(expect.arrayContaining(['INBOX', 'Junk']))
    expect(passed.answeredMs).toBeGreaterThanOrEqual(0)
    expect(passed.certificateUntil).toBeGreaterThan(0)
  })

  it('passes by STARTTLS too', async () => {
    expect(await check({ port: dovecot.port, security: 'starttls' })).toMatchObject({ failed: null })
  })

  it.each([
    ['a wrong password', { password: 'хибний' }, ['server', 'protection'], 'login', 'mail.credentials'],
    ['a missing folder', { folder: 'Немає' }, ['server', 'protection', 'login'], 'folder', 'mail.folder'],
    ['an unknown authority', { tls: {} }, ['server'], 'protection', 'mail.certificate'],
    ['a port where nobody listens', { port: 1 }, [], 'server', 'mail.refused'],
    ['a name that does not exist', { host: 'nemaie.invalid' }, [], 'server', 'mail.name-not-found'],
  ] as const)('names %s', async (_, change, passed, step, code) => {
    expect(await check({ user: 'check', ...change })).toMatchObject({ passed, failed: { step, error: { code } } })
  })

  it('names a server that does not speak TLS on this port', async () => {
    expect((await check({ port: dovecot.port })).failed).toMatchObject({ step: 'server', error: { code: 'mail.not-imap' } })
  })

  it('tells which fault a certificate has', async () => {
    const other = await startDovecot({ altName: 'DNS:other.example' })
    try {
      const failed = (await check({ port: other.tlsPort, tls: { ca: other.ca } })).failed
      expect(failed).toEqual({ step: 'protection', error: { code: 'mail.certificate', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' } })
    } finally {
      await other.stop()
    }
  })

  it('sends neither name nor password to a server that offers no STARTTLS', async () => {
    const plain = await startDovecot({ tls: false })
    const proxy = await startProxy(plain.port)
    try {
      const result = await check({ host: '127.0.0.1', port: proxy.port, security: 'starttls', user: 'tajemnyj' })
      expect(result).toMatchObject({ passed: ['server'], failed: { step: 'protection', error: { code: 'mail.certificate', detail: 'STARTTLS' } } })
      expect(proxy.sent()).not.toMatch(/tajemn|LOGIN|AUTHENTICATE/)
    } finally {
      await proxy.stop()
      await plain.stop()
    }
  })
})

describe('a server that misbehaves', () => {
  const plain = { host: '127.0.0.1', security: 'starttls' } as const

  it('is not IMAP when it speaks another language', async () => {
    const server = await listen(socket => socket.write('220 mail.example.ua ESMTP ready\r\n'))
    expect((await check({ ...plain, port: server.port })).failed?.error.code).toBe('mail.not-imap')
    await server.stop()
  }, 15_000)

  it('is over its limit when it says so', async () => {
    const server = await listen(socket => socket.end('* BYE Too many connections from your address\r\n'))
    expect((await check({ ...plain, port: server.port })).failed?.error.code).toBe('mail.limit')
    await server.stop()
  })

  it('is lost when it hangs up', async () => {
    const server = await listen(socket => socket.destroy())
    expect((await check({ ...plain, port: server.port })).failed?.error).toMatchObject({ code: 'mail.lost' })
    await server.stop()
  })

  it.each([
    ['an answer that never comes', '* OK ready\r\n'],
    ['a line without end', `* OK ${'a'.repeat(100_000)}`],
    ['bytes without meaning', Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 7_919) % 256))],
    ['a literal larger than the world', '* OK {99999999999999999999}\r\n'],
    ['tags that nobody asked for', 'A1 OK yes\r\nA2 OK yes\r\n* 1 EXISTS\r\n'],
  ])('does not hold an aborted watch: %s', async (_, greeting) => {
    const server = await listen(socket => socket.write(greeting))
    const watching = startWatching(open({ ...plain, port: server.port }), createCursor())
    await server.connected
    await watching.stop().catch(error => expect(error).toMatchObject({ name: 'AppError' }))
    await server.stop()
  })

  it('ends a check at once when it is aborted', async () => {
    const server = await listen(() => {})
    const abort = new AbortController()
    const checking = open({ ...plain, port: server.port }).check(abort.signal)
    await server.connected
    abort.abort()
    await expect(checking).rejects.toMatchObject({ name: 'AbortError' })
    await server.stop()
  })
})

describe('a connection that falls silent (F10, F12, F14)', () => {
  /** Moves a clock past every deadline until the watch has ended. */
  async function waitOut(clock: FakeClock, watching: Watching): Promise<unknown> {
    const ended = watching.ended.then(error => ({ error }))
    for (;;) {
      clock.advance(10_000)
      const outcome = await Promise.race([ended, pause(20)])
      if (outcome) return outcome.error
    }
  }

  it('is given up when the server never greets', async () => {
    const clock = createFakeClock(Date.now())
    const server = await listen(() => {})
    const watching = startWatching(open({ host: '127.0.0.1', security: 'starttls', port: server.port, clock }), createCursor())
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

interface Listening {
  readonly port: number
  /** Resolves at the first connection. */
  readonly connected: Promise<void>
  stop(): Promise<void>
}

async function listen(onConnection: (socket: Socket) => void): Promise<Listening> {
  const sockets = new Set<Socket>()
  const connected = Promise.withResolvers<void>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
    connected.resolve()
  })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    connected: connected.promise,
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

interface Proxy extends Listening {
  received(): number
  sent(): string
  /** Passes so many more bytes of the server's, and then nothing in either direction; the connection stays. */
  freeze(afterBytes: number): void
}

/** Passes bytes to a server and back, and counts them. */
async function startProxy(target: number): Promise<Proxy> {
  let received = 0
  let sent = ''
  let left = Infinity
  const listening = await listen(socket => {
    const upstream = connect(target, '127.0.0.1')
    upstream.on('error', () => socket.destroy())
    upstream.on('data', chunk => {
      received += chunk.length
      if (left > 0) socket.write(chunk.subarray(0, left))
      left -= chunk.length
    })
    upstream.on('close', () => left > 0 && socket.destroy())
    socket.on('data', chunk => {
      sent += chunk.toString('latin1')
      if (left > 0) upstream.write(chunk)
    })
    socket.on('close', () => upstream.destroy())
  })
  return { ...listening, received: () => received, sent: () => sent, freeze: afterBytes => (left = afterBytes) }
}
