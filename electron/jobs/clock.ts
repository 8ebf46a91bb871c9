import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

/** Time and randomness as arguments: the only file of this layer that asks the machine for either. */
export interface Clock {
  /** Epoch ms: for dates that people see. May jump. */
  now(): number
  /** Ms since some fixed moment: for intervals. Never goes back. */
  elapsed(): number
  /** Resolves after `ms` (never, for Infinity); rejects when `signal` aborts or already has. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface Random {
  /** Uniform in [0, 1). */
  fraction(): number
  /** Unguessable bytes. */
  bytes(length: number): Buffer
}

/** Node fires timers longer than 2^31-1 ms at once, so long rests are taken a day at a time. */
const longestTimerMs = 24 * 60 * 60 * 1000

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  async sleep(ms, signal) {
    for (let left = ms; left > 0; left -= longestTimerMs) {
      await delay(Math.min(left, longestTimerMs), undefined, { signal, ref: false })
    }
  },
}

export const systemRandom: Random = {
  fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  bytes: length => randomBytes(length),
}

/** A new identifier, 128 bits: letters and digits, fit for a URL. */
export function createId(random: Random): string {
  return random.bytes(16).toString('hex')
}

/** An abort signal that fires after `ms`, or when `signal` does: the deadline of one wait. */
export function deadline(ms: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(ms)
  return signal ? AbortSignal.any([timeout, signal]) : timeout
}
