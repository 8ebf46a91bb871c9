import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import { logInBurst, logInEveryMs } from './limits.ts'

/** One connection watches a mailbox; beside it there is room for one question, such as a check. */
export type Purpose = 'watch' | 'check'

/** The right to one connection. */
export interface Admission {
  /** The server was not reached: no log-in was spent. */
  refund(): void
  /** The connection is closed. */
  leave(): void
}

/** How often and how many times at once we come to one mailbox: servers lock out whoever comes too often. */
export interface LogIns {
  /** Waits until there is room for one more connection. @throws AppError `mail.limit` when it is too soon */
  enter(purpose: Purpose, signal: AbortSignal): Promise<Admission>
  /** Ms until a log-in may be tried; 0 when it may be now. */
  restMs(): number
}

export interface LogInBudget {
  /** Log-ins at once, when none was made for long. */
  readonly burst: number
  /** After these, one in so long. */
  readonly everyMs: number
}

export const logInBudget: LogInBudget = { burst: logInBurst, everyMs: logInEveryMs }

export function createLogIns(clock: Clock, { burst, everyMs }: LogInBudget = logInBudget): LogIns {
  const busy = new Map<Purpose, Promise<void>>()
  /** By when all log-ins so far are made up for. Those made of late push it ahead of now, at most by a whole burst. */
  let paidAt = clock.elapsed()

  const restMs = (): number => Math.max(0, paidAt - (burst - 1) * everyMs - clock.elapsed())

  return {
    restMs,
    async enter(purpose, signal) {
      for (let before = busy.get(purpose); before; before = busy.get(purpose)) await unless(signal, before)
      signal.throwIfAborted()
      if (restMs() > 0) throw new AppError('mail.limit')
      const { promise, resolve } = Promise.withResolvers<void>()
      busy.set(purpose, promise)
      paidAt = Math.max(paidAt, clock.elapsed()) + everyMs
      return {
        refund: () => (paidAt -= everyMs),
        leave() {
          if (busy.get(purpose) === promise) busy.delete(purpose)
          resolve()
        },
      }
    },
  }
}

async function unless(signal: AbortSignal, awaited: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason as Error)
  signal.throwIfAborted()
  signal.addEventListener('abort', abort, { once: true })
  try {
    await Promise.race([awaited, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** The log-ins of every mailbox, by its account and folder: they outlive the watch, and a check counts with it. */
export function createLogInBook(
  clock: Clock,
): (mailbox: Readonly<Record<'host' | 'user' | 'folder', string>>) => LogIns {
  const book = new Map<string, LogIns>()
  return ({ host, user, folder }) => {
    const key = JSON.stringify([host, user, folder])
    const known = book.get(key) ?? createLogIns(clock)
    book.set(key, known)
    return known
  }
}
