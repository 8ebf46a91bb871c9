import { createHash } from 'node:crypto'
import type { Clock, Random } from '../../electron/jobs/clock.ts'

/** A clock that a test moves; sleeps end when it has been moved past them. */
export interface FakeClock extends Clock {
  advance(ms: number): void
}

export function createFakeClock(start: number): FakeClock {
  let passed = 0
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  return {
    now: () => start + passed,
    elapsed: () => passed,
    sleep(ms, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      if (signal.aborted) reject(signal.reason as Error)
      const sleeper = { until: passed + ms, wake: resolve }
      sleepers.add(sleeper)
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      return promise.finally(() => sleepers.delete(sleeper))
    },
    advance(ms) {
      passed += ms
      for (const sleeper of sleepers) if (sleeper.until <= passed) sleeper.wake()
    },
  }
}

/** Chance that repeats itself from run to run. */
export function createFakeRandom(seed = 'seed'): Random {
  let count = 0
  const block = () => createHash('sha256').update(`${seed}:${count++}`).digest()
  return {
    fraction: () => block().readUIntBE(0, 6) / 2 ** 48,
    bytes: length => Buffer.concat(Array.from({ length: Math.ceil(length / 32) }, block)).subarray(0, length),
  }
}
