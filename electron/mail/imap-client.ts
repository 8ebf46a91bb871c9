import type { ImapFlow } from 'imapflow'
import { AppError } from '../../shared/errors.ts'
import type { CertificateFacts } from '../../shared/model/mailbox.ts'
import type { Clock } from '../jobs/clock.ts'
import { assertPinned, certificateOf } from './certificate.ts'
import { boundAnswers } from './imap-answers.ts'
import { imapDeadlines } from './imap-deadlines.ts'
import { createClient, type ImapAccess, type Secret } from './imap-flow.ts'
import { outliveLastErrors } from './imap-last-errors.ts'
import { createListening, type Doubt } from './listening.ts'
import type { LogIns, Purpose } from './log-ins.ts'

/** Who opens a connection, and under what circumstances. */
export interface Opening {
  readonly clock: Clock
  readonly logIns: LogIns
  readonly purpose: Purpose
  readonly signal: AbortSignal
  readonly doubt?: Doubt
  /** Filled in even when opening throws. */
  readonly progress: Progress
}

/** How far a connection came. */
export interface Milestones {
  /** Ms from the start to the server's greeting. */
  answeredMs: number | null
  protected: boolean
  certificateUntil: number | null
  /** Known where a pin decides. */
  certificate: CertificateFacts | null
}

/** One connection to a server: nothing asked through it waits for ever. */
export interface ImapSession {
  readonly client: ImapFlow
  /** Runs one command; a connection that falls silent, or takes longer than a command and `bytes` of an answer may, is closed. */
  command<T>(run: (client: ImapFlow) => Promise<T>, bytes?: number): Promise<T>
  /** Lets the server tell of new letters until the next command; does nothing where it cannot. */
  idle(): void
  /** Throws what closed the connection, if anything has. */
  assertOpen(): void
  close(): void
}

export interface Progress extends Milestones {
  received: number
}

export function noProgress(): Progress {
  return { answeredMs: null, protected: false, certificateUntil: null, certificate: null, received: 0 }
}

const undoubted: Doubt = { since: -Infinity }

/** The one place that makes clients: connects, logs in, and closes at once when `signal` aborts. */
export async function connectImap(access: ImapAccess, secret: Secret, opening: Opening): Promise<ImapSession> {
  const { clock, logIns, purpose, signal, progress, doubt = undoubted } = opening
  const deadlines = access.deadlines ?? imapDeadlines
  const admission = await logIns.enter(purpose, signal)
  const startedAt = clock.elapsed()
  const over = new AbortController()
  const greeted = Promise.withResolvers<void>()
  let failure: unknown
  const client = createClient(access, secret, deadlines, {
    onLine(line) {
      if (progress.answeredMs !== null) return
      if (/^\* (OK|PREAUTH|BYE)\b/i.test(line)) {
        progress.answeredMs = Math.round(clock.elapsed() - startedAt)
        greeted.resolve()
      }
      // Mail servers of other kinds greet too; without this they would be waited for until the deadline.
      else client.emit('error', new AppError('mail.not-imap'))
    },
    onProtected() {
      outliveLastErrors(client)
      const { pin } = access.settings
      if (pin !== undefined) {
        progress.certificate = certificateOf(client)
        progress.certificateUntil = progress.certificate?.until ?? null
        assertPinned(progress.certificate, pin)
      }
      progress.protected = true
    },
    onCertificate: until => (progress.certificateUntil = until),
    mayLogIn: () => progress.protected || access.insecure === true,
  })
  const bounds = boundAnswers(client)
  const received = (): number => client.stats().received
  const listening = createListening({ clock, deadlines, doubt, received })
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
    progress.received = received()
    client.close()
    admission.leave()
  }

  async function within<T>(ms: number, bytes: number, answer: Promise<T>): Promise<T> {
    const done = new AbortController()
    const { promise: lost, reject } = Promise.withResolvers<never>()
    asking.add(reject)
    const answered = bounds.ask(bytes)
    if (failure !== undefined) reject(failure)
    const overdue = listening.overdue({ ms, bytes }, AbortSignal.any([done.signal, over.signal]))
    overdue.catch((error: unknown) => {
      if (done.signal.aborted || over.signal.aborted) return
      lose(error)
      close()
    })
    try {
      return await Promise.race([answer, lost])
    } finally {
      progress.received = received()
      asking.delete(reject)
      answered()
      done.abort()
    }
  }

  signal.addEventListener('abort', close)
  const session: ImapSession = {
    client,
    close,
    command: (run, bytes = 0) => within(deadlines.commandMs, bytes, run(client)),
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
    // It may have been aborted since it was let in; nobody listened then.
    signal.throwIfAborted()
    const loggedIn = client.connect()
    outliveLastErrors(client)
    await within(deadlines.connectMs + deadlines.greetingMs, 0, Promise.race([greeted.promise, loggedIn]))
    await within(deadlines.loginMs, 0, loggedIn)
    return session
  } catch (error) {
    if (progress.answeredMs === null) admission.refund()
    close()
    throw error
  }
}
