import { checkServerIdentity, type ConnectionOptions } from 'node:tls'
import { ImapFlow } from 'imapflow'
import { AppError } from '../../shared/errors.ts'
import type { MailboxSettings } from '../../shared/model/mailbox.ts'
import type { ImapDeadlines } from './imap-deadlines.ts'
import { maxLetterBytes, maxServerLine } from './limits.ts'
import type { TokenSource } from './oauth/token-source.ts'

export type ImapSettings = Extract<MailboxSettings, { kind: 'imap' }>

export interface ImapAccess {
  readonly settings: ImapSettings
  readonly password: string
  /** Used in place of the password. */
  readonly tokens?: TokenSource
  /** Certificate authorities to trust instead of the public ones: an institution's own, or a test's. */
  readonly tls?: Pick<ConnectionOptions, 'ca'>
  /** Talks without any protection. For tests on loopback only: nothing in the settings can ask for it. */
  readonly insecure?: boolean
  /** Shorter than the real ones in drills. */
  readonly deadlines?: ImapDeadlines
}

/** What is shown to the server. */
export type Secret = { readonly pass: string } | { readonly accessToken: string }

interface LogEntry {
  readonly src?: string
  readonly msg?: string
}

/** What is learnt of a connection before its client says that it is there. */
export interface Moments {
  onLine(line: string): void
  /** Before anything is read or sent under the protection. What it throws ends the connection there. */
  onProtected(): void
  onCertificate(until: number | null): void
  mayLogIn(): boolean
}

/** A client that has not connected yet; whoever makes one listens for its errors first. */
export function createClient(access: ImapAccess, secret: Secret, deadlines: ImapDeadlines, moments: Moments): ImapFlow {
  const { settings, tls, insecure } = access
  const direct = settings.security === 'tls' && !insecure
  function noteLine({ src, msg }: LogEntry): void {
    if (src === 's') moments.onLine(msg ?? '')
  }
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: direct,
    // Required, never opportunistic: a server that does not offer it gets neither a name nor a password.
    ...(direct ? {} : { doSTARTTLS: !insecure }),
    // Not to be had before the server has proven itself, whatever the library may do.
    get auth() {
      if (!moments.mayLogIn()) throw new AppError('mail.certificate', 'login')
      return { user: settings.user, ...secret }
    },
    tls: {
      minVersion: 'TLSv1.2',
      ...tls,
      // Node then asks for nothing of a pinned certificate, and `onProtected` for all of it.
      rejectUnauthorized: settings.pin === undefined,
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
    connectionTimeout: deadlines.connectMs,
    greetingTimeout: deadlines.greetingMs,
    disableAutoIdle: true,
    // Compressed bytes could not be counted against the limits below.
    disableCompression: true,
    maxLiteralSize: maxLetterBytes + 1_024 * 1_024,
    maxLineLength: maxServerLine,
    maxResponseSize: maxLetterBytes + maxServerLine,
  })
  // Nobody asks which folders somebody subscribed to: matching these with the list takes the square of their number.
  Reflect.set(client, 'skipLsub', true)
  return client
}
