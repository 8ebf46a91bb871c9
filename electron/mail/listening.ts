import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import type { ImapDeadlines } from './imap-deadlines.ts'
import { slowestBytesPerMs } from './limits.ts'

/** When the machine last slept or changed its network, by `Clock.elapsed`: what was not heard since is not trusted. */
export interface Doubt {
  readonly since: number
}

export interface Allowance {
  readonly ms: number
  /** Bytes that are expected: each that came gives the time that it takes on the slowest link. */
  readonly bytes: number
}

export interface ListeningOptions {
  readonly clock: Clock
  readonly deadlines: ImapDeadlines
  readonly doubt: Doubt
  /** All bytes that came so far. */
  readonly received: () => number
}

/** Tells a connection that is dead or that plays for time from one that is merely slow. */
export interface Listening {
  /** Rejects with `mail.timeout` when the answer is overdue, or as soon as `answered` aborts. */
  overdue(allowance: Allowance, answered: AbortSignal): Promise<never>
}

export function createListening({ clock, deadlines, doubt, received }: ListeningOptions): Listening {
  const { quietMs, proofMs } = deadlines
  const lookMs = Math.min(1_000, quietMs / 25)
  /** Questions in their order. The client asks one at a time, so nothing is owed yet to those behind the first. */
  const asking = new Set<Allowance>()
  let count = 0
  let heardAt = clock.elapsed()

  function listen(): void {
    const now = received()
    if (now !== count) heardAt = clock.elapsed()
    count = now
  }

  async function overdue(allowance: Allowance, answered: AbortSignal): Promise<never> {
    // What the server told while nothing was asked says nothing of this moment.
    if (asking.size === 0) count = received()
    // A copy, so that the same allowance may be given to two questions.
    const question = { ...allowance }
    asking.add(question)
    let begun = clock.elapsed()
    let from = count
    try {
      for (;;) {
        await clock.sleep(lookMs, answered)
        listen()
        const now = clock.elapsed()
        const [first] = asking
        if (first !== question) {
          begun = now
          from = count
          continue
        }
        const isSilent = now - Math.max(begun, heardAt) >= quietMs
        const isUnproven = heardAt < doubt.since && now - Math.max(begun, doubt.since) >= proofMs
        const allowedMs = question.ms + Math.min(count - from, question.bytes) / slowestBytesPerMs
        if (isSilent || isUnproven || now - begun >= allowedMs) throw new AppError('mail.timeout')
      }
    } finally {
      listen()
      asking.delete(question)
    }
  }

  return { overdue }
}
