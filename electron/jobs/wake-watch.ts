import type { Clock } from './clock.ts'

/** Short beside the ten seconds in which mail must be asked for anew, long beside the cost of a list of addresses. */
const lookEveryMs = 2_000

/** A look so much later than it was due, or a calendar so far from the stopwatch, means a machine that slept. */
const sleptMs = 5_000

export interface WakeWatchOptions {
  readonly clock: Clock
  /** This machine's addresses in its networks. */
  readonly addresses: () => readonly string[]
  /** The machine slept, or is in another network: connections that look open may lead nowhere. */
  readonly onWake: () => void
}

/**
 * Notices that the machine slept or changed its network, where no system tells. Some stopwatches stand still while a
 * machine sleeps, and its calendar does not; with the others the timer is late. A calendar that was set looks the same
 * and costs one question to the server.
 */
export function startWakeWatch({ clock, addresses, onWake }: WakeWatchOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()

  async function loop(): Promise<void> {
    let before = look()
    for (;;) {
      await clock.sleep(lookEveryMs, stopping.signal)
      const after = look()
      const passed = after.elapsed - before.elapsed
      const drift = Math.abs(after.now - before.now - passed)
      if (passed - lookEveryMs >= sleptMs || drift >= sleptMs || after.network !== before.network) onWake()
      before = after
    }
  }

  function look() {
    return { now: clock.now(), elapsed: clock.elapsed(), network: addresses().toSorted().join(' ') }
  }

  // The only way out of the loop is the abort of its sleep.
  const ended = loop().catch(() => {})
  return {
    stop() {
      stopping.abort()
      return ended
    },
  }
}
