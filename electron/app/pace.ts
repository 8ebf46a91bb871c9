import type { Clock } from '../jobs/clock.ts'

/** Hands on a stream of calls as at most one in so many ms: the first at once, and the last is never lost. */
export function createPace(pauseMs: number, clock: Clock, act: () => void): { call(): void; stop(): void } {
  const stopping = new AbortController()
  let actedAt = -Infinity
  let isDue = false

  function run(): void {
    isDue = false
    actedAt = clock.elapsed()
    act()
  }

  return {
    call() {
      if (isDue || stopping.signal.aborted) return
      isDue = true
      const restMs = actedAt + pauseMs - clock.elapsed()
      if (restMs <= 0) run()
      // The only rejection of a sleep is its abort, and an abort is how this ends.
      else clock.sleep(restMs, stopping.signal).then(run, () => {})
    },
    stop: () => stopping.abort(),
  }
}
