import type { Input } from '../../../shared/contract.ts'
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
import type { PosterDrafts } from '../poster-drafts.ts'
import { judgePosters, posterFacts } from '../posters.ts'

export interface PosterHandlerOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly shell: Pick<Shell, 'save'>
  readonly clock: Clock
  readonly random: Random
  readonly drafts: PosterDrafts
  readonly edition: Edition
  /** Holds the typeface. */
  readonly resources: string
  readonly changed: () => void
}

const pageRows = 100

/** Posters to hang, and the list of those that were made: paper has to be taken down by hand. */
export function createPosterHandlers(
  options: PosterHandlerOptions,
): Pick<Handlers, 'poster.look' | 'poster.make' | 'poster.list' | 'poster.down'> {
  const { store, seal, shell, clock, random, drafts, edition, resources, changed } = options
  /** @throws AppError `service.missing`, `service.code-unproven`, `poster.refused` with the reason */
  async function draw({ serviceId, format, language }: Input<'poster.look'>) {
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
    const record = { id: createId(random), serviceId, serviceName: name, branchName: branch, format, language }
    return { poster, record: { ...record, ...facts, checkCode: poster.checkCode, printedAt, takenDownAt: null } }
  }

  return {
    'poster.look': async request => ({ page: `/documents/${drafts.put((await draw(request)).poster.pdf)}` }),
    async 'poster.make'({ to, ...request }) {
      const { poster, record } = await draw(request)
      const saved =
        to === 'paper' ? null : await shell.save(fileName(poster.title, 'pdf'), poster.pdf, 'application/pdf')
      // A change of mind hangs nothing anywhere.
      if (saved === undefined) return { download: null, made: false }
      const { serviceId, format, language, printedAt } = record
      store.transaction(() => {
        store.posters.add(record)
        store.events.add({ at: printedAt, kind: 'poster.made', subjectId: serviceId, detail: { format, language, to } })
      })
      changed()
      return { download: saved, made: true }
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
