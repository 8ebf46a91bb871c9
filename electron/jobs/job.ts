import { AppError, toWire } from '../../shared/errors.ts'
import type { JobStatus } from '../../shared/model/mailbox.ts'
import type { Clock } from './clock.ts'

export interface Job {
  /**
   * Does one round of work and returns the pause, in ms, before the next. Throws to be retried or, by its remedy, blocked.
   * A round that lasts (a watched mailbox) says `succeeded` each time it is known to work, so that its next failure is a first one.
   */
  run(signal: AbortSignal, succeeded: () => void): Promise<number>
}

export interface RunningJob {
  /** Cuts any pause short: a retry button, new settings, the network is back. Kept when it arrives during a run. */
  wake(): void
  /** Aborts the run and resolves when the loop has ended. */
  stop(): Promise<void>
}

const retryDelaysMs = [1_000, 2_000, 5_000, 15_000, 60_000]

/** Repeats a job until stopped. Failures wait longer each time; one that a person must mend waits for `wake`. */
export function startJob(
  job: Job,
  clock: Clock,
  report: (status: JobStatus, error?: unknown) => void,
  jitter: () => number,
): RunningJob {
  const stopping = new AbortController()
  let pause = new AbortController()

  async function loop(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      pause = new AbortController()
      report({ kind: 'running' })
      try {
        const pauseMs = await job.run(stopping.signal, () => (failures = 0))
        failures = 0
        report({ kind: 'idle' })
        await rest(pauseMs)
      } catch (error) {
        if (stopping.signal.aborted) return
        if (error instanceof AppError && error.remedy === 'operator') {
          report({ kind: 'blocked', error: toWire(error) }, error)
          await rest(Infinity)
          continue
        }
        const delayMs = retryDelaysMs[Math.min(failures++, retryDelaysMs.length - 1)]! * (0.8 + 0.4 * jitter())
        report({ kind: 'waiting', retryAt: clock.now() + delayMs, error: toWire(error) }, error)
        await rest(delayMs)
      }
    }
  }

  async function rest(ms: number): Promise<void> {
    // The only rejection of a sleep is its abort, and an abort is how a rest ends early.
    await clock.sleep(ms, AbortSignal.any([stopping.signal, pause.signal])).catch(() => {})
  }

  const done = loop()
  return {
    wake: () => pause.abort(),
    stop: () => {
      stopping.abort()
      return done
    },
  }
}
