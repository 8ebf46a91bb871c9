import type { JobStatus } from '../../shared/model/mailbox.ts'
import type { SourceStatus } from '../../shared/model/source.ts'
import { planMerge } from '../services/merge.ts'
import type { MergeInput, MergePlan } from '../services/merge-plan.ts'
import type { CatalogueSource } from '../services/source.ts'
import type { Clock } from './clock.ts'
import { startJob, type RunningJob } from './job.ts'

export interface ServicesSyncOptions extends Pick<MergeInput, 'sourceId' | 'checkPayload' | 'createId'> {
  readonly source: CatalogueSource
  readonly clock: Clock
  readonly jitter: () => number
  /** Of the content that is in force; null before the first. */
  readonly mark: () => string | null
  /** What there is now. Asked right before `apply`, so that nothing happens in between. */
  readonly read: () => Pick<MergeInput, 'branches' | 'services' | 'waiting'>
  /** Writes the plan, the mark and the report in one transaction. */
  readonly apply: (plan: MergePlan, mark: string, at: number) => void
  /** The source was asked and has nothing new. */
  readonly onUnchanged: (mark: string, at: number) => void
  readonly onChange: () => void
  readonly logFailure: (error: unknown) => void
}

export interface ServicesSync extends RunningJob {
  /** Asks for everything anew, whatever is known: a person wants to see it, or has changed what stood in its way. */
  wake(): void
  readonly status: () => Pick<SourceStatus, 'job' | 'intervalMs'>
}

/** Keeps branches and services in step with one source for as long as the program runs. */
export function startServicesSync(options: ServicesSyncOptions): ServicesSync {
  const { source, clock, jitter, mark, read, apply, onUnchanged, onChange, logFailure } = options
  const { sourceId, checkPayload, createId } = options
  let job: JobStatus = { kind: 'idle' }
  let anew = false

  async function run(signal: AbortSignal): Promise<number> {
    const isAnew = anew
    anew = false
    try {
      const fetched = await source.fetch(isAnew ? null : mark(), signal)
      signal.throwIfAborted()
      const now = clock.now()
      if (fetched.kind === 'unchanged') onUnchanged(fetched.mark, now)
      else apply(planMerge({ ...read(), sourceId, content: fetched, checkPayload, createId, now }), fetched.mark, now)
      return source.intervalMs
    } catch (error) {
      anew ||= isAnew
      throw error
    }
  }

  function report(status: JobStatus, error?: unknown): void {
    job = status
    if (error !== undefined) logFailure(error)
    onChange()
  }

  const running = startJob({ run }, clock, report, jitter)
  return {
    status: () => ({ job, intervalMs: source.intervalMs }),
    wake() {
      anew = true
      running.wake()
    },
    revive: running.revive,
    async stop() {
      await running.stop()
      source.close()
    },
  }
}
