import { checkServerIdentity, type ConnectionOptions } from 'node:tls'
import { ImapFlow } from 'imapflow'
import { AppError } from '../../shared/errors.ts'
import type { MailboxSettings } from '../../shared/model/mailbox.ts'
import type { Clock } from '../jobs/clock.ts'
import { commandMs, connectMs, greetingMs, maxLetterBytes, maxServerLine, quietMs, sessionMs } from './limits.ts'

export type ImapSettings = Extract<MailboxSettings, { kind: 'imap' }>

export interface ImapAccess {
  readonly settings: ImapSettings
  readonly password: string
  /** Certificate authorities to trust instead of the public ones: an institution's own, or a test's. */
  readonly tls?: Pick<ConnectionOptions, 'ca'>
  /** Talks without any protection. For tests on loopback only: nothing in the settings can ask for it. */
  readonly insecure?: boolean
}

/** How far a connection came. */
export interface Milestones {
  /** Ms from the start to the server's greeting. */
  answeredMs: number | null
  protected: boolean
  certificateUntil: number | null
}

/** One connection to a server: nothing asked through it waits for ever. */
export interface ImapSession {
  readonly client: ImapFlow
  /** Runs one command; a connection that falls silent or takes longer than `ms` is closed. */
  command<T>(run: (client: ImapFlow) => Promise<T>, ms?: number): Promise<T>
  /** Lets the server tell of new letters until the next command; does nothing where it cannot. */
  idle(): void
  /** Throws what closed the connection, if anything has. */
  assertOpen(): void
  close(): void
}

/** What `openImap` fills in even when it throws. */
export interface Progress extends Milestones {
  received: number
}

export function noProgress(): Progress {
  return { answeredMs: null, protected: false, certificateUntil: null, received: 0 }
}

/** The one place that makes clients: connects, logs in, and closes at once when `signal` aborts. */
export async function openImap(
  access: ImapAccess,
  clock: Clock,
  signal: AbortSignal,
  progress = noProgress(),
): Promise<ImapSession> {
  signal.throwIfAborted()
  const startedAt = clock.elapsed()
  const over = new AbortController()
  let failure: unknown
  const client = createClient(access, {
    onLine(line) {
      if (progress.answeredMs !== null) return
      if (/^\* (OK|PREAUTH|BYE)\b/i.test(line)) progress.answeredMs = Math.round(clock.elapsed() - startedAt)
      // Mail servers of other kinds greet too; without this they would be waited for until the deadline.
      else client.emit('error', new AppError('mail.not-imap'))
    },
    onProtected: () => (progress.protected = true),
    onCertificate: until => (progress.certificateUntil = until),
  })
  /** Told when the connection is lost. One promise for all commands would hold the answers of each of them to the end. */
  const asking = new Set<(failure: unknown) => void>()
  const lose = (error: unknown): void => {
    failure ??= error
    for (const fail of asking) fail(failure)
  }
  // Without this listener a socket error would end the whole program.
  client.on('error', lose)
  client.on('close', () => {
    // Shaped as imapflow shapes it for a command: what the server said last is the reason.
    lose(Object.assign(new Error('closed'), { code: 'EConnectionClosed', reason: client.byeReason }))
  })

  function close(): void {
    over.abort()
    signal.removeEventListener('abort', close)
    progress.received = client.stats().received
    client.close()
  }

  async function command<T>(run: (client: ImapFlow) => Promise<T>, ms = commandMs): Promise<T> {
    const done = new AbortController()
    const { promise: lost, reject } = Promise.withResolvers<never>()
    asking.add(reject)
    if (failure !== undefined) reject(failure)
    try {
      return await Promise.race([run(client), lost, silence(ms, AbortSignal.any([done.signal, over.signal]))])
    } finally {
      progress.received = client.stats().received
      asking.delete(reject)
      done.abort()
    }
  }

  /** Rejects when the command is overdue; resolves never, and ends when it is no longer of interest. */
  function silence(ms: number, ended: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      const begun = clock.elapsed()
      let heardAt = begun
      let received = client.stats().received
      const look = async (): Promise<void> => {
        for (;;) {
          await clock.sleep(Math.min(1_000, ms), ended)
          const now = client.stats().received
          if (now !== received) heardAt = clock.elapsed()
          received = now
          if (clock.elapsed() - heardAt < quietMs && clock.elapsed() - begun < ms) continue
          reject(new AppError('mail.timeout'))
          return close()
        }
      }
      look().catch(() => {})
    })
  }

  signal.addEventListener('abort', close)
  const session: ImapSession = {
    client,
    command,
    close,
    idle() {
      // Left to itself the client would begin to listen 15 s later; its failure shows in the next command.
      if (client.capabilities.has('IDLE') && !client.idling) client.idle().catch(() => {})
    },
    assertOpen() {
      if (client.usable) return
      throw failure ?? new AppError('mail.lost')
    },
  }
  try {
    await command(() => client.connect(), sessionMs)
    return session
  } catch (error) {
    close()
    throw error
  }
}

interface LogEntry {
  readonly src?: string
  readonly msg?: string
}

interface Moments {
  onLine(line: string): void
  onProtected(): void
  onCertificate(until: number | null): void
}

function createClient({ settings, password, tls, insecure }: ImapAccess, moments: Moments): ImapFlow {
  const direct = settings.security === 'tls' && !insecure
  function noteLine({ src, msg }: LogEntry): void {
    if (src === 's') moments.onLine(msg ?? '')
  }
  return new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: direct,
    // Required, never opportunistic: a server that does not offer it gets neither a name nor a password.
    ...(direct ? {} : { doSTARTTLS: !insecure }),
    auth: { user: settings.user, pass: password },
    tls: {
      minVersion: 'TLSv1.2',
      ...tls,
      checkServerIdentity(host, certificate) {
        moments.onCertificate(Date.parse(certificate.valid_to) || null)
        return checkServerIdentity(host, certificate)
      },
    },
    // Its messages carry addresses and words of letters: they tell us two moments, and nothing of them is written anywhere.
    logger: {
      debug: noteLine,
      error: noteLine,
      info({ src }: LogEntry) {
        if (src === 'tls' || (src === 'connection' && direct)) moments.onProtected()
      },
      warn() {},
      fatal() {},
      trace() {},
    },
    clientInfo: { name: 'Pryimalnia' },
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    disableAutoIdle: true,
    // Compressed bytes could not be counted against the limits below.
    disableCompression: true,
    maxLiteralSize: maxLetterBytes + 1_024 * 1_024,
    maxLineLength: maxServerLine,
    maxResponseSize: maxLetterBytes + maxServerLine,
  })
}
