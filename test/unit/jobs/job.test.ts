import { describe, expect, it, vi } from 'vitest'
import { startJob } from '../../../electron/jobs/job.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JobStatus } from '../../../shared/model/mailbox.ts'
import { createFakeClock } from '../../fakes/clock.ts'

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

  it('rests for a person after a failure that only a person can mend, until woken', async () => {
    const clock = createFakeClock(0)
    const seen: JobStatus[] = []
    let runs = 0
    const run = () => (++runs === 1 ? Promise.reject(new AppError('mail.credentials')) : Promise.resolve(1_000))
    const job = startJob(
      { run },
      clock,
      status => seen.push(status),
      () => 0.5,
    )
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ kind: 'blocked', error: { code: 'mail.credentials' } }))
    clock.advance(24 * 60 * 60_000)
    await Promise.resolve()
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
