import { AppError, toWire, type ErrorCode } from '../../shared/errors.ts'
import type { JobStatus } from '../../shared/model/mailbox.ts'
import type { Clock } from './clock.ts'

export interface Job {
  /**
   * Does one round of work and returns the pause, in ms, before the next. Throws to be retried or, by its remedy, blocked.
   * A round that lasts (a watched mailbox) says `succeeded` each time it is known to work, so that its next failure is a first one.
   */
  run(signal: AbortSignal, succeeded: () => void): Promise<number>
  /** Ms in which another run could do nothing, such as a log-in that is not allowed yet; 0 unless told. */
  readonly restMs?: () => number
}

export interface RunningJob {
  /** A person asks: cuts any pause short. Kept when it arrives during a run. */
  wake(): void
  /** The machine slept or its network changed: cuts the pause of what is retried by itself, and counts failures anew. */
  revive(): void
  /** Aborts the run and resolves when the loop has ended. */
  stop(): Promise<void>
}

const retryDelaysMs = [1_000, 2_000, 5_000, 15_000, 60_000]
/** Log-ins have a budget of their own; up to it, mail must be here half a minute after its server is. */
const longestMailDelayMs = 20_000
/** Nobody is asked for anything while the disk is full: space that was made is noticed soon. */
const localDelayMs = 5_000

/** What a person must mend is looked at again now and then: a folder that is back, a clock that was set, a portal that let us in. */
const blockedPauseMs = 60_000
/** But a refused log-in is never repeated by itself: servers lock accounts for that. */
const waitsForPerson: ReadonlySet<ErrorCode> = new Set([
  ...(['mail.credentials', 'mail.imap-off', 'source.unauthorised'] as const),
  // Nor is a token that is asked for in vain: each try is a question to the authority and two log-ins.
  ...(['oauth.refused', 'oauth.revoked', 'oauth.scope', 'oauth.client', 'oauth.denied'] as const),
])

/** Repeats a job until stopped. Failures wait longer each time; one that a person must mend waits for `wake`. */
export function startJob(
  job: Job,
  clock: Clock,
  report: (status: JobStatus, error?: unknown) => void,
  jitter: () => number,
): RunningJob {
  const stopping = new AbortController()
  let pause = new AbortController()
  let revival = new AbortController()
  let failures = 0

  let last: JobStatus = { kind: 'idle' }

  function tell(status: JobStatus, error?: unknown): void {
    last = status
    report(status, error)
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      pause = new AbortController()
      revival = new AbortController()
      // A blocked job that quietly tries again stays blocked until it is known to work.
      if (last.kind !== 'blocked') tell({ kind: 'running' })
      try {
        const pauseMs = await job.run(stopping.signal, () => {
          failures = 0
          if (last.kind !== 'running') tell({ kind: 'running' })
        })
        failures = 0
        tell({ kind: 'idle' })
        await rest(pauseMs, revival.signal)
      } catch (error) {
        if (stopping.signal.aborted) return
        if (error instanceof AppError && error.remedy === 'operator') {
          if (last.kind !== 'blocked' || last.error.code !== error.code)
            tell({ kind: 'blocked', error: toWire(error) }, error)
          if (waitsForPerson.has(error.code)) await rest(Infinity)
          else await rest(atLeast(vary(blockedPauseMs)), revival.signal)
          continue
        }
        const delayMs = atLeast(vary(delayAfter(error, failures++)))
        tell({ kind: 'waiting', retryAt: clock.now() + delayMs, error: toWire(error) }, error)
        await rest(delayMs, revival.signal)
      }
    }
  }

  const vary = (ms: number): number => ms * (0.8 + 0.4 * jitter())
  const atLeast = (ms: number): number => Math.max(ms, job.restMs?.() ?? 0)

  async function rest(ms: number, ...ends: readonly AbortSignal[]): Promise<void> {
    // The only rejection of a sleep is its abort, and an abort is how a rest ends early.
    await clock.sleep(ms, AbortSignal.any([stopping.signal, pause.signal, ...ends])).catch(() => {})
  }

  const done = loop()
  return {
    wake: () => pause.abort(),
    revive() {
      failures = 0
      revival.abort()
    },
    stop: () => {
      stopping.abort()
      return done
    },
  }
}

function delayAfter(error: unknown, failures: number): number {
  const area = error instanceof AppError ? error.code.slice(0, error.code.indexOf('.')) : ''
  if (area === 'store') return localDelayMs
  const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)]!
  return area === 'mail' ? Math.min(delayMs, longestMailDelayMs) : delayMs
}
