import type { Clock } from '../jobs/clock.ts'

/** Deadlines that are set for thousands of pieces of work and hardly ever struck. */
export interface Alarm {
  /** Calls `strike` after `ms`; returns how to lift it. */
  set(ms: number, strike: () => void): () => void
}

interface Due {
  readonly at: number
  readonly strike: () => void
}

/**
 * One sleep serves all deadlines, and goes on when the one that it was begun for is lifted: a sleep of its own for
 * each, aborted each time, took a tenth of what a letter takes in all. The last sleep ends by itself, with nothing to do.
 */
export function createAlarm(clock: Clock): Alarm {
  const pending = new Set<Due>()
  const never = new AbortController().signal
  let nextAt = Infinity

  function sleepUntil(at: number): void {
    if (at >= nextAt) return
    nextAt = at
    void clock.sleep(Math.max(0, at - clock.elapsed()), never).then(() => look(at))
  }

  function look(at: number): void {
    // A shorter sleep that was begun later has looked already, and has begun what follows.
    if (nextAt === at) nextAt = Infinity
    const now = clock.elapsed()
    for (const due of pending) {
      if (due.at > now) continue
      pending.delete(due)
      due.strike()
    }
    const earliest = Math.min(...[...pending].map(due => due.at))
    if (pending.size > 0) sleepUntil(earliest)
  }

  return {
    set(ms, strike) {
      const due = { at: clock.elapsed() + ms, strike }
      pending.add(due)
      sleepUntil(due.at)
      return () => void pending.delete(due)
    },
  }
}
