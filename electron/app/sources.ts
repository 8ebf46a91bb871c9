import type { SyncReport } from '../../shared/model/source.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import type { ServicesSync } from '../jobs/services-sync.ts'
import type { CatalogueReader } from '../services/catalogue-reader.ts'
import type { Shell } from '../shell/shell.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'
import { createCatalogueHandlers, uploadId } from './handlers/catalogues.ts'
import { createSourceHandlers } from './handlers/sources.ts'
import { createSourceWatch, type SourceWatchOptions } from './source-watch.ts'

export interface SourcesOptions extends Pick<SourceWatchOptions, 'openSource'> {
  readonly store: Store
  readonly seal: CodeSeal
  readonly shell: Shell
  readonly clock: Clock
  readonly random: Random
  readonly reader: CatalogueReader
  readonly changed: () => void
  readonly logFailure: (error: unknown) => void
}

/** Everything by which branches and services come from elsewhere. */
export function createSources(options: SourcesOptions) {
  const { store, seal, shell, clock, random, reader, openSource, changed, logFailure } = options
  const common = { store, seal, clock, random, changed }
  const { secrets } = shell
  const watch = createSourceWatch({ ...common, secrets, openSource, logFailure })
  const catalogues = createCatalogueHandlers({ ...common, shell, watch, reader })
  const renew = (id: string) => (id === uploadId ? catalogues.renew() : watch.wake(id))

  return {
    syncs: watch.syncs satisfies ReadonlyMap<string, ServicesSync>,
    handlers: { ...createSourceHandlers({ ...common, secrets, watch, renew }), ...catalogues.handlers },
    /** Reads a handed-over file and tells what it would change. */
    preview: (bytes: Uint8Array, signal: AbortSignal): Promise<{ id: string; report: SyncReport }> =>
      catalogues.preview(bytes, signal),
    start(): void {
      for (const { id } of store.sources.all()) watch.start(id)
    },
    async stop(): Promise<void> {
      await watch.stopAll()
      await reader.stop()
    },
  }
}
