import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerAuthentication } from 'smtp-server'
import { makeCertificate } from './certificate.ts'

/** What the server does from now on; a test changes it under way. */
export interface SmtpBehaviour {
  /** Answers so to a recipient, or to the letter itself. */
  refusesRecipient: number | null
  refusesLetter: number | null
  /** Cuts the connection when the letter is handed over, before the answer; the letter may be kept all the same. */
  cuts: boolean
  /** Where the letter goes that was taken; none is lost unless it throws. */
  deliver: (raw: Buffer) => Promise<void> | void
}

export interface TestSmtpServer {
  readonly port: number
  /** The authority of its certificate, PEM. */
  readonly ca: string
  /** SHA-256 of the certificate itself, hex. */
  readonly fingerprint: string
  readonly behaviour: SmtpBehaviour
  /** Letters that came whole. */
  readonly letters: readonly Buffer[]
  /** How log-ins were tried: method and what was shown. */
  readonly logIns: readonly SMTPServerAuthentication[]
  stop(): Promise<void>
}

export interface TestSmtpOptions {
  readonly user: string
  readonly password: string
  /** Access tokens that it takes. */
  readonly tokens?: ReadonlySet<string>
  /** TLS from the first byte unless told. */
  readonly security?: 'tls' | 'starttls' | 'none'
}

/** A real SMTP server on loopback. */
export async function startSmtpServer(options: TestSmtpOptions): Promise<TestSmtpServer> {
  const { security = 'tls', user, password, tokens = new Set() } = options
  const home = await mkdtemp(join(tmpdir(), 'pryimalnia-smtp-'))
  const ca = await makeCertificate(home, 'DNS:localhost,IP:127.0.0.1')
  const certificate = await readFile(join(home, 'server.pem'))
  const key = await readFile(join(home, 'server.key'))
  await rm(home, { recursive: true })
  const behaviour: SmtpBehaviour = { refusesRecipient: null, refusesLetter: null, cuts: false, deliver() {} }
  const letters: Buffer[] = []
  const logIns: SMTPServerAuthentication[] = []
  const refusal = (code: number) => Object.assign(new Error('refused by the test'), { responseCode: code })
  const server = new SMTPServer({
    ...{ key, cert: certificate, secure: security === 'tls' },
    disabledCommands: security === 'none' ? ['STARTTLS'] : [],
    allowInsecureAuth: security === 'none',
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    disableReverseLookup: true,
    closeTimeout: 200,
    onAuth(auth, _session, done) {
      logIns.push(auth)
      const isKnown = auth.method === 'XOAUTH2' ? tokens.has(auth.accessToken ?? '') : auth.password === password
      if (auth.username === user && isKnown) done(null, { user })
      else if (auth.method === 'XOAUTH2') done(null, { data: { status: '401', schemes: 'bearer' } })
      else done(refusal(535))
    },
    onRcptTo: (_address, _session, done) =>
      done(behaviour.refusesRecipient === null ? null : refusal(behaviour.refusesRecipient)),
    onData(stream, _session, done) {
      stream.on('error', done)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => void answer(Buffer.concat(chunks), done))
    },
  })

  async function answer(raw: Buffer, done: (error?: Error | null) => void): Promise<void> {
    if (behaviour.refusesLetter !== null) return done(refusal(behaviour.refusesLetter))
    letters.push(raw)
    await behaviour.deliver(raw)
    if (behaviour.cuts) for (const connection of server.connections) connection.close()
    else done()
  }

  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    port: (listening.address() as AddressInfo).port,
    ca,
    fingerprint: new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase(),
    behaviour,
    letters,
    logIns,
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
