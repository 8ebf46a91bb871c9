import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import { logInBurst, logInEveryMs } from './limits.ts'
import { unless } from './unless.ts'

/** One connection watches a mailbox; beside it there is room for one question, such as a check. */
export type Purpose = 'watch' | 'check'

/** The right to one connection. */
export interface Admission {
  /** The server was not reached: no log-in was spent. */
  refund(): void
  /** The connection is closed. */
  leave(): void
}

/** How often we come to one account, and how many times at once to one mailbox: servers lock out whoever comes too often. */
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

export function createLogIns(clock: Clock, budget: LogInBudget = logInBudget): LogIns {
  return createAccount(clock, budget)('')
}

/** What counts for a whole account; each of its folders has a place for one watch, and all have one for questions. */
function createAccount(clock: Clock, { burst, everyMs }: LogInBudget): (folder: string) => LogIns {
  const busy = new Map<string, Promise<void>>()
  /** By when all log-ins so far are made up for. Those made of late push it ahead of now, at most by a whole burst. */
  let paidAt = clock.elapsed()

  const restMs = (): number => Math.max(0, paidAt - (burst - 1) * everyMs - clock.elapsed())

  return folder => ({
    restMs,
    async enter(purpose, signal) {
      // Another folder's watch holds its connection for as long as the program runs: it cannot be waited for.
      const place = purpose === 'watch' ? `${purpose} ${folder}` : purpose
      for (let before = busy.get(place); before; before = busy.get(place)) await unless(signal, before)
      signal.throwIfAborted()
      if (restMs() > 0) throw new AppError('mail.limit')
      const { promise, resolve } = Promise.withResolvers<void>()
      busy.set(place, promise)
      paidAt = Math.max(paidAt, clock.elapsed()) + everyMs
      return {
        refund: () => (paidAt -= everyMs),
        leave() {
          if (busy.get(place) === promise) busy.delete(place)
          resolve()
        },
      }
    },
  })
}

/** The log-ins of every account: they outlive the watch, a check counts with it, and so do the account's other folders. */
export function createLogInBook(
  clock: Clock,
): (mailbox: Readonly<Record<'host' | 'user' | 'folder', string> & { port: number }>) => LogIns {
  const book = new Map<string, (folder: string) => LogIns>()
  return ({ host, port, user, folder }) => {
    const key = JSON.stringify([host, port, user])
    const known = book.get(key) ?? createAccount(clock, logInBudget)
    book.set(key, known)
    return known(folder)
  }
}
