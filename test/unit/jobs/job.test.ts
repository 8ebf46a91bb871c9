import { setImmediate as settled } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { Clock } from '../../../electron/jobs/clock.ts'
import { startJob } from '../../../electron/jobs/job.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JobStatus } from '../../../shared/model/mailbox.ts'
import { createFakeClock } from '../../fakes/clock.ts'

/** A job that always fails, and how long it waits after each failure. */
function failing(failure: () => AppError, clock: Clock, restMs = () => 0) {
  const waits: number[] = []
  const report = (status: JobStatus) => {
    if (status.kind === 'waiting') waits.push(status.retryAt - clock.now())
  }
  const job = startJob({ run: () => Promise.reject(failure()), restMs }, clock, report, () => 0.5)
  return { job, waits, failed: (times: number) => vi.waitFor(() => expect(waits).toHaveLength(times)) }
}

describe('a job', () => {
  it('waits longer after each failure and starts over after a success', async () => {
    const clock = createFakeClock(0)
    const seen: JobStatus[] = []
    let runs = 0
    const run = (_: AbortSignal, succeeded: () => void) => {
      runs++
      if (runs === 4) succeeded()
      return Promise.reject(new AppError('mail.lost'))
    }
    const job = startJob(
      { run },
      clock,
      status => seen.push(status),
      () => 0.5,
    )
    const waits: number[] = []
    for (let round = 1; round <= 5; round++) {
      await vi.waitFor(() => expect(seen.filter(status => status.kind === 'waiting')).toHaveLength(round))
      const last = seen.findLast(status => status.kind === 'waiting')!
      waits.push(last.retryAt - clock.now())
      clock.advance(last.retryAt - clock.now())
    }
    await job.stop()
    expect(waits).toEqual([1_000, 2_000, 5_000, 1_000, 2_000])
  })

  it.each(['mail.credentials', 'oauth.refused'] as const)('rests for a person after %s, until woken', async code => {
    const clock = createFakeClock(0)
    const seen: JobStatus[] = []
    let runs = 0
    const run = () => (++runs === 1 ? Promise.reject(new AppError(code)) : Promise.resolve(1_000))
    const job = startJob(
      { run },
      clock,
      status => seen.push(status),
      () => 0.5,
    )
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ kind: 'blocked', error: { code } }))
    clock.advance(24 * 60 * 60_000)
    await settled()
    expect(runs).toBe(1)
    job.wake()
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ kind: 'idle' }))
    await job.stop()
  })

  it('looks again by itself at what a person may have mended, and stays blocked meanwhile', async () => {
    const clock = createFakeClock(0)
    const seen: JobStatus['kind'][] = []
    let runs = 0
    const run = (_: AbortSignal, succeeded: () => void) => {
      if (++runs < 3) return Promise.reject(new AppError('mail.folder'))
      succeeded()
      return Promise.resolve(1_000)
    }
    const job = startJob(
      { run },
      clock,
      status => seen.push(status.kind),
      () => 0.5,
    )
    for (let round = 1; round <= 2; round++) {
      await vi.waitFor(() => expect(runs).toBe(round))
      await Promise.resolve()
      clock.advance(61_000)
    }
    await vi.waitFor(() => expect(seen.at(-1)).toBe('idle'))
    await job.stop()
    expect(seen).toEqual(['running', 'blocked', 'running', 'idle'])
  })

  it.each(['mail.credentials', 'oauth.refused', 'oauth.revoked', 'oauth.scope'] as const)(
    'repeats no refused log-in because the machine woke, only because a person asks (F12): %s',
    async code => {
      const clock = createFakeClock(0)
      const seen: JobStatus['kind'][] = []
      let runs = 0
      const gate = Promise.withResolvers<void>()
      const run = async () => {
        if (++runs === 1) await gate.promise
        throw new AppError(code)
      }
      const job = startJob(
        { run },
        clock,
        status => seen.push(status.kind),
        () => 0.5,
      )
      job.revive()
      gate.resolve()
      await vi.waitFor(() => expect(seen.at(-1)).toBe('blocked'))
      job.revive()
      await new Promise<void>(resolve => setImmediate(resolve))
      expect(runs).toBe(1)
      job.wake()
      await vi.waitFor(() => expect(runs).toBe(2))
      await job.stop()
    },
  )

  it('tries at once when the machine woke, and waits as after a first failure', async () => {
    const clock = createFakeClock(0)
    const { waits, failed, job } = failing(() => new AppError('mail.refused'), clock)
    for (let round = 1; round <= 3; round++) {
      await failed(round)
      if (round < 3) clock.advance(waits.at(-1)!)
    }
    job.revive()
    await failed(4)
    await job.stop()
    expect(waits).toEqual([1_000, 2_000, 5_000, 1_000])
  })

  it.each([
    ['mail', 'mail.refused', [1_000, 2_000, 5_000, 15_000, 20_000, 20_000]],
    ['a catalogue', 'source.refused', [1_000, 2_000, 5_000, 15_000, 60_000, 60_000]],
    ['the own disk (F8)', 'store.full', [5_000, 5_000, 5_000, 5_000, 5_000, 5_000]],
  ] as const)('asks %s again after pauses that suit whoever is asked', async (_, code, expected) => {
    const clock = createFakeClock(0)
    const { waits, failed, job } = failing(() => new AppError(code), clock)
    for (const round of expected.keys()) {
      await failed(round + 1)
      clock.advance(waits.at(-1)!)
    }
    await job.stop()
    expect(waits.slice(0, expected.length)).toEqual(expected)
  })

  it('says when it will try again where it may not before', async () => {
    const clock = createFakeClock(0)
    const { waits, failed, job } = failing(
      () => new AppError('mail.limit'),
      clock,
      () => 71_000,
    )
    await failed(1)
    job.wake()
    await failed(2)
    await job.stop()
    expect(waits).toEqual([71_000, 71_000])
  })

  it('keeps a wake that comes during a run, and stop ends an endless rest', async () => {
    const clock = createFakeClock(0)
    let runs = 0
    const gate = Promise.withResolvers<void>()
    const run = async () => {
      if (++runs === 1) await gate.promise
      return Infinity
    }
    const job = startJob(
      { run },
      clock,
      () => {},
      () => 0.5,
    )
    job.wake()
    gate.resolve()
    await vi.waitFor(() => expect(runs).toBe(2))
    await job.stop()
    expect(runs).toBe(2)
  })
})
