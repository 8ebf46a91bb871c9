import { AppError } from '../../../shared/errors.ts'
import type { SyncReport } from '../../../shared/model/source.ts'
import { exportCatalogue, exportTemplate, writeCatalogue } from '../../services/catalogue-export.ts'
import type { CatalogueReader } from '../../services/catalogue-reader.ts'
import type { CatalogueContent } from '../../services/catalogue.ts'
import { createId, type Clock, type Random } from '../../jobs/clock.ts'
import type { Shell } from '../../shell/shell.ts'
import type { Store } from '../../store/store.ts'
import { reportOf } from '../../services/merge-report.ts'
import { applyPlan } from '../apply-plan.ts'
import type { CodeSeal } from '../code-seal.ts'
import type { Handlers } from '../handlers.ts'
import type { SourceWatch } from '../source-watch.ts'
import { createWords } from '../words.ts'

/** All files that were ever handed over are one source: the next one says what changed since the last. */
export const uploadId = 'upload'

export interface CatalogueHandlerOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly shell: Shell
  readonly clock: Clock
  readonly random: Random
  readonly watch: Pick<SourceWatch, 'plan'>
  readonly reader: Pick<CatalogueReader, 'read'>
  readonly changed: () => void
}

/** Catalogue files that come and go by a person's hand. */
export function createCatalogueHandlers(options: CatalogueHandlerOptions) {
  const { store, seal, shell, clock, random, watch, reader, changed } = options
  /** The last file that was looked at, and the content that was applied last: to be merged again when a conflict is settled. */
  let previewed: { readonly id: string; readonly content: CatalogueContent } | null = null
  let applied: CatalogueContent | null = null

  function apply(content: CatalogueContent): void {
    store.transaction(() => {
      if (!store.sources.get(uploadId)) store.sources.add(uploadId, { kind: 'upload', name: uploadId })
      const plan = watch.plan(uploadId, content)
      applyPlan(store, seal, { sourceId: uploadId, plan, mark: null, at: clock.now() })
    })
  }

  return {
    /** Reads a file and tells what it would change; nothing is changed yet. @throws AppError `source.*` */
    async preview(bytes: Uint8Array, signal: AbortSignal): Promise<{ id: string; report: SyncReport }> {
      const reading = await reader.read(bytes, signal)
      if (reading.kind === 'refused') throw new AppError(reading.reason)
      previewed = { id: createId(random), content: reading }
      return { id: previewed.id, report: reportOf(watch.plan(uploadId, reading), clock.now()) }
    },
    /** Merges what was applied last once more, if the program still has it. */
    renew(): void {
      if (applied && store.sources.get(uploadId)) apply(applied)
    },
    handlers: {
      'catalogue.apply'({ id }) {
        if (previewed?.id !== id) throw new AppError('catalogue.missing', id)
        apply(previewed.content)
        applied = previewed.content
        changed()
        return { id: uploadId }
      },
      async 'catalogue.export'({ format, content }) {
        const { language } = store.settings.read()
        const bytes =
          content === 'template'
            ? exportTemplate(format, language)
            : writeCatalogue(exportCatalogue(store.branches.all(), store.services.all()), format, language)
        const name = `${createWords(language).say(content === 'template' ? 'templateName' : 'catalogueName')}.${format}`
        const type = format === 'json' ? 'application/json' : 'text/csv'
        return { download: (await shell.save(name, bytes, type)) ?? null }
      },
    } satisfies Pick<Handlers, 'catalogue.apply' | 'catalogue.export'>,
  }
}
