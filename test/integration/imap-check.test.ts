import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { openOn, type Change } from './imap-mailbox.ts'
import { listen, startProxy } from './loopback.ts'
import { createCursor, startWatching } from './watching.ts'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot()
})
afterAll(() => dovecot.stop())

const open = (change?: Change) => openOn(dovecot, change)
const check = (change?: Change) => open(change).check(new AbortController().signal)

describe('checking a connection', () => {
  it('passes every step and tells what it learned', async () => {
    const passed = await check({ user: 'check' })
    expect(passed).toMatchObject({
      passed: ['server', 'protection', 'login', 'folder', 'instant'],
      failed: null,
      letters: 0,
    })
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
    expect((await check({ port: dovecot.port })).failed).toMatchObject({
      step: 'server',
      error: { code: 'mail.not-imap' },
    })
  })

  it('tells which fault a certificate has', async () => {
    const other = await startDovecot({ altName: 'DNS:other.example' })
    try {
      const failed = (await check({ port: other.tlsPort, tls: { ca: other.ca } })).failed
      expect(failed).toEqual({
        step: 'protection',
        error: { code: 'mail.certificate', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      })
    } finally {
      await other.stop()
    }
  })

  it('sends neither name nor password to a server that offers no STARTTLS', async () => {
    const plain = await startDovecot({ tls: false })
    const proxy = await startProxy(plain.port)
    try {
      const result = await check({ host: '127.0.0.1', port: proxy.port, security: 'starttls', user: 'tajemnyj' })
      expect(result).toMatchObject({
        passed: ['server'],
        failed: { step: 'protection', error: { code: 'mail.certificate', detail: 'STARTTLS' } },
        certificate: null,
      })
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
