import { AppError } from '../../../shared/errors.ts'
import type { Edition } from '../../../shared/views.ts'
import { fileName } from '../../domain/safe-name.ts'
import { createId, type Clock, type Random } from '../../jobs/clock.ts'
import { loadFonts } from '../../paper/fonts.ts'
import { makePoster } from '../../paper/poster.ts'
import type { Shell } from '../../shell/shell.ts'
import type { Store } from '../../store/store.ts'
import type { CodeSeal } from '../code-seal.ts'
import type { Handlers } from '../handlers.ts'
import { judgePosters, posterFacts } from '../posters.ts'

export interface PosterHandlerOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly shell: Pick<Shell, 'save'>
  readonly clock: Clock
  readonly random: Random
  readonly edition: Edition
  /** Holds the typeface. */
  readonly resources: string
  readonly changed: () => void
}

const pageRows = 100

/** Posters to hang, and the list of those that were made: paper has to be taken down by hand. */
export function createPosterHandlers(
  options: PosterHandlerOptions,
): Pick<Handlers, 'poster.make' | 'poster.list' | 'poster.down'> {
  const { store, seal, shell, clock, random, edition, resources, changed } = options
  return {
    async 'poster.make'({ serviceId, format, language }) {
      const service = store.services.get(serviceId)
      if (!service) throw new AppError('service.missing', serviceId)
      if (seal.stateOf(service) !== 'sealed') throw new AppError('service.code-unproven', serviceId)
      const { name: branch = '', institution = '' } = store.branches.get(service.branchId) ?? {}
      const { name, required, optional, payload } = service
      const printedAt = clock.now()
      const facts = posterFacts(store, service)
      const fonts = await loadFonts(resources)
      const texts = { institution, branch, service: name, required, optional }
      const poster = await makePoster({ format, language, ...texts, payload, printedAt, edition, fonts })
      if (poster.kind === 'refused') throw new AppError('poster.refused', poster.reason)

      const download = await shell.save(fileName(poster.title, 'pdf'), poster.pdf, 'application/pdf')
      // A change of mind hangs nothing anywhere.
      if (download === undefined) return { download: null }
      const record = { id: createId(random), serviceId, serviceName: name, branchName: branch, format, language }
      store.transaction(() => {
        store.posters.add({ ...record, ...facts, checkCode: poster.checkCode, printedAt, takenDownAt: null })
        store.events.add({ at: printedAt, kind: 'poster.made', subjectId: serviceId, detail: { format, language } })
      })
      changed()
      return { download }
    },
    'poster.list'({ offset }) {
      const rows = judgePosters(store, store.posters.page(offset, pageRows))
      return { rows: [...rows], total: store.posters.count() }
    },
    'poster.down'({ ids, down }) {
      store.transaction(() => {
        store.posters.setTakenDown(ids, down ? clock.now() : null)
        const kind = down ? 'poster.taken-down' : 'poster.put-back'
        for (const id of ids) store.events.add({ at: clock.now(), kind, subjectId: id, detail: {} })
      })
      changed()
    },
  }
}
