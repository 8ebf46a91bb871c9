import type { Clock } from '../jobs/clock.ts'

/** Cuts rests short. A ring that nobody waits for is kept for the next rest. */
export interface Bell {
  ring(): void
  /** Resolves after `ms`, or at a ring, or when `signal` aborts. */
  rest(ms: number, signal: AbortSignal): Promise<void>
}

export function createBell(clock: Clock): Bell {
  let rung = new AbortController()
  return {
    ring: () => rung.abort(),
    async rest(ms, signal) {
      // The only rejection of a sleep is its abort, and that is how a rest ends early.
      await clock.sleep(ms, AbortSignal.any([signal, rung.signal])).catch(() => {})
      rung = new AbortController()
    },
  }
}
