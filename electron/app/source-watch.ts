import { AppError } from '../../shared/errors.ts'
import type { SourceSettings } from '../../shared/model/source.ts'
import { createId, type Clock, type Random } from '../jobs/clock.ts'
import { startServicesSync, type ServicesSync } from '../jobs/services-sync.ts'
import type { CatalogueContent } from '../services/catalogue.ts'
import { planMerge } from '../services/merge.ts'
import type { MergeInput, MergePlan } from '../services/merge-plan.ts'
import type { CatalogueSource } from '../services/source.ts'
import type { Secrets } from '../shell/shell.ts'
import type { Store } from '../store/store.ts'
import { applyPlan } from './apply-plan.ts'
import type { CodeSeal } from './code-seal.ts'
import { readTokens, type SourceTokens } from './source-tokens.ts'

export interface SourceWatchOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly secrets: Secrets
  readonly clock: Clock
  readonly random: Random
  /** Null for a file that was handed over once: nobody asks it again. */
  readonly openSource: (settings: SourceSettings, tokens: SourceTokens) => CatalogueSource | null
  readonly changed: () => void
  readonly logFailure: (error: unknown) => void
}

/** The jobs that ask the stored sources, one for each. */
export interface SourceWatch {
  readonly syncs: ReadonlyMap<string, ServicesSync>
  start(sourceId: string): void
  /** Asks for everything anew, now. @throws AppError `source.missing` for one that cannot be asked */
  wake(sourceId: string): void
  /** Does `work` while the source is not asked, and asks it anew by its settings of then, if it is still there. */
  suspend(sourceId: string, work: () => void): Promise<void>
  /** What this content would change now. */
  plan(sourceId: string, content: CatalogueContent): MergePlan
  stopAll(): Promise<void>
}

export function createSourceWatch(options: SourceWatchOptions): SourceWatch {
  const { store, seal, secrets, clock, random, openSource, changed, logFailure } = options
  const syncs = new Map<string, ServicesSync>()
  let turn: Promise<void> = Promise.resolve()
  let isStopped = false

  function start(sourceId: string): void {
    const row = store.sources.get(sourceId)
    const source = row && !isStopped && openSource(row.settings, readTokens(secrets, sourceId))
    if (!source) return
    const sync = startServicesSync({
      source,
      clock,
      jitter: () => random.fraction(),
      ...{ sourceId, checkPayload: seal.check, createId: () => createId(random) },
      mark: () => store.sources.get(sourceId)?.mark ?? null,
      read: () => known(sourceId),
      apply: (plan, mark, at) => applyPlan(store, seal, { sourceId, plan, mark, at }),
      onUnchanged: (mark, at) => store.sources.noteSuccess(sourceId, at, mark),
      onChange: changed,
      logFailure,
    })
    syncs.set(sourceId, sync)
  }

  function known(sourceId: string): Pick<MergeInput, 'branches' | 'services' | 'waiting'> {
    const waiting = store.sources.asked(sourceId)
    return { branches: store.branches.all(), services: store.services.all(), waiting }
  }

  return {
    syncs,
    start(sourceId) {
      if (!syncs.has(sourceId)) start(sourceId)
    },
    plan: (sourceId, content) =>
      planMerge({
        ...{ ...known(sourceId), sourceId, content, now: clock.now() },
        ...{ checkPayload: seal.check, createId: () => createId(random) },
      }),
    wake(sourceId) {
      const sync = syncs.get(sourceId)
      if (!sync) throw new AppError('source.missing', sourceId)
      sync.wake()
    },
    suspend(sourceId, work) {
      // One after another: two changes at once must not leave two jobs asking one source.
      const mine = turn.then(async () => {
        await syncs.get(sourceId)?.stop()
        syncs.delete(sourceId)
        try {
          work()
        } finally {
          start(sourceId)
        }
      })
      turn = mine.catch(() => {})
      return mine
    },
    async stopAll() {
      // A change under way must not start a job again behind our back.
      isStopped = true
      await turn
      await Promise.all([...syncs.values()].map(sync => sync.stop()))
      syncs.clear()
    },
  }
}
