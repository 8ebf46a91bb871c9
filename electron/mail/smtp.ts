import { Readable } from 'node:stream'
import { TLSSocket, type ConnectionOptions } from 'node:tls'
import SMTPConnection, { type SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection'
import { AppError } from '../../shared/errors.ts'
import type { SendingServer } from '../../shared/model/mailbox.ts'
import type { Clock } from '../jobs/clock.ts'
import { connectMs, greetingMs, maxServerLine, quietMs, sendMs } from './limits.ts'
import type { TokenSource } from './oauth/token-source.ts'
import { composeOutgoing } from './outgoing.ts'
import type { OutgoingLetter, Sender } from './sender.ts'
import { isSmtpAnswer, translateSmtpError } from './smtp-errors.ts'

export interface SmtpOptions {
  readonly server: SendingServer
  readonly from: string
  readonly user: string
  readonly password: string
  /** Used in place of the password. */
  readonly tokens?: TokenSource | undefined
  /** SHA-256 of the certificate that a person allowed for the account: many run both servers under one. */
  readonly pin?: string | undefined
  readonly clock: Clock
  /** Certificate authorities to trust instead of the public ones, for tests. */
  readonly tls?: Pick<ConnectionOptions, 'ca'>
  readonly deadlines?: SmtpDeadlines
}

/** How long each part may take, ms; what each is for is told in limits.ts. */
export interface SmtpDeadlines {
  readonly connectMs: number
  readonly greetingMs: number
  readonly quietMs: number
  readonly sendMs: number
}

const usualDeadlines: SmtpDeadlines = { connectMs, greetingMs, quietMs, sendMs }

/** Sends by SMTP, over TLS or not at all. Nothing but EHLO is said before the server has proven itself. */
export function createSmtpSender(options: SmtpOptions): Sender {
  const { from, clock, pin, user, password, tokens } = options
  const deadlines = options.deadlines ?? usualDeadlines

  async function send(letter: OutgoingLetter, signal: AbortSignal, onConnected: () => void): Promise<void> {
    const raw = await composeOutgoing(from, letter, clock.now())
    // Asked for before the server is: a lapsed log-in is told as what it is.
    const logIn = tokens && (await createTokenLogIn(tokens, user, signal))
    const connection = open(options, deadlines, logIn?.handler)
    const over = new AbortController()
    const { promise: lost, reject: lose } = Promise.withResolvers<never>()
    lost.catch(() => {})
    const end = () => lose(new AppError('mail.timeout'))
    // Without this listener a socket error would end the whole program.
    connection.on('error', lose)
    connection.on('end', () => lose(new AppError('mail.lost')))
    signal.addEventListener('abort', end)
    clock.sleep(deadlines.sendMs, over.signal).then(end, () => {})
    const ask = (run: (done: (error?: Error | null) => void) => void): Promise<void> =>
      Promise.race([lost, new Promise<void>((resolve, reject) => run(error => (error ? reject(error) : resolve())))])
    let isHandedOver = false
    try {
      signal.throwIfAborted()
      await ask(done => connection.connect(done))
      assertProven(connection, pin)
      const auth = logIn ? { user, pass: '-', method: bearer } : { user, pass: password }
      await ask(done => connection.login(auth, done))
      onConnected()
      const message = Readable.from([raw])
      message.once('end', () => (isHandedOver = true))
      await ask(done => connection.send({ from, to: letter.to, size: raw.length }, message, done))
      connection.quit()
    } catch (error) {
      if (isHandedOver && !isSmtpAnswer(error)) throw new AppError('smtp.unsure', undefined, error)
      throw logIn?.failure() ?? translateSmtpError(error)
    } finally {
      over.abort()
      signal.removeEventListener('abort', end)
      connection.close()
    }
  }

  return { send }
}

/** A name of our own: under that of the mechanism the library would rather show a password. */
const bearer = 'BEARER'

function open(
  { server, tls, pin }: SmtpOptions,
  deadlines: SmtpDeadlines,
  handler?: (asked: SMTPConnectionCustomAuthContext) => Promise<void>,
): SMTPConnection {
  const direct = server.security === 'tls'
  return new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: direct,
    // Required, never opportunistic: a server that does not offer it gets neither a name nor a password.
    ...(!direct && { requireTLS: true }),
    tls: { minVersion: 'TLSv1.2', ...tls, rejectUnauthorized: pin === undefined },
    // The machine's own name is nobody's business.
    name: '[127.0.0.1]',
    connectionTimeout: deadlines.connectMs,
    dnsTimeout: deadlines.connectMs,
    greetingTimeout: deadlines.greetingMs,
    socketTimeout: deadlines.quietMs,
    socketCloseTimeout: 1_000,
    maxResponseSize: maxServerLine,
    ...(handler && { customAuth: { [bearer]: handler } }),
  })
}

/** With a pin Node lets everybody pass: the certificate is the pinned one, or one that a public authority vouches for. */
function assertProven({ _socket: socket }: SMTPConnection, pin: string | undefined): void {
  if (!(socket instanceof TLSSocket)) throw new AppError('smtp.no-protection')
  if (socket.authorized) return
  const shown = socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase()
  if (pin === undefined || shown !== pin) throw new AppError('mail.certificate', 'pin')
}

/** XOAUTH2. A token that the server refuses before its end is renewed once: it may have been taken back. */
async function createTokenLogIn(tokens: TokenSource, user: string, signal: AbortSignal) {
  let token = await tokens.accessToken(signal)
  let failure: AppError | undefined
  async function show({ sendCommand }: SMTPConnectionCustomAuthContext): Promise<boolean> {
    const words = Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64')
    const answer = await sendCommand(`AUTH XOAUTH2 ${words}`)
    // The reason comes as a question, and the refusal after its answer.
    const { status } = answer.status === 334 ? await sendCommand('') : answer
    return status === 235
  }
  return {
    /** Why it failed, in the words of whoever gives the tokens. */
    failure: () => failure,
    async handler(asked: SMTPConnectionCustomAuthContext): Promise<void> {
      if (await show(asked)) return
      tokens.refuse(token)
      try {
        token = await tokens.accessToken(signal)
      } catch (error) {
        if (error instanceof AppError) failure = error
        throw new Error('no other token', { cause: error })
      }
      if (await show(asked)) return
      failure = new AppError('smtp.credentials', 'token')
      throw new Error('refused')
    },
  }
}
