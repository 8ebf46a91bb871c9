import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SourceLink } from '../../../shared/model/service.ts'
import { checkCode } from '../../domain/check-code.ts'
import { createId, type Clock, type Random } from '../../jobs/clock.ts'
import type { Secrets } from '../../shell/shell.ts'
import type { SourceRow } from '../../store/sources.ts'
import type { Store } from '../../store/store.ts'
import type { CodeSeal } from '../code-seal.ts'
import type { Handlers } from '../handlers.ts'
import { pendingCodes } from '../pending-codes.ts'
import { takeCode } from '../take-code.ts'
import { removeTokens, withoutTokens, writeTokens } from '../source-tokens.ts'
import type { SourceWatch } from '../source-watch.ts'

type SourceCalls = `source.${'get' | 'save' | 'remove' | 'sync' | 'report' | 'decide' | 'adopt'}`

export interface SourceHandlerOptions {
  readonly store: Store
  readonly seal: CodeSeal
  readonly secrets: Secrets
  readonly clock: Clock
  readonly random: Random
  readonly watch: SourceWatch
  /** Makes what a source said last be merged once more. */
  readonly renew: (sourceId: string) => void
  readonly changed: () => void
}

/** Where branches and services come from, and a person's word on the codes that a source has changed. */
export function createSourceHandlers(options: SourceHandlerOptions): Pick<Handlers, SourceCalls> {
  const { store, seal, secrets, clock, random, watch, renew, changed } = options

  function need(id: string): SourceRow {
    const source = store.sources.get(id)
    if (!source) throw new AppError('source.missing', id)
    return source
  }

  return {
    'source.get': ({ id }) => need(id).settings,
    async 'source.save'({ id, source }) {
      const saved = id ?? createId(random)
      if (id !== null) need(id)
      await watch.suspend(saved, () => {
        writeTokens(secrets, saved, source)
        store.transaction(() => {
          if (id === null) store.sources.add(saved, withoutTokens(source))
          else store.sources.update(saved, withoutTokens(source))
          const kind = id === null ? 'source.added' : 'source.updated'
          store.events.add({ at: clock.now(), kind, subjectId: saved, detail: { kind: source.kind } })
        })
      })
      changed()
      return { id: saved }
    },
    async 'source.remove'({ id }) {
      need(id)
      await watch.suspend(id, () => {
        store.transaction(() => {
          store.branches.unlink(id)
          store.services.unlink(id)
          store.sources.remove(id)
          store.events.add({ at: clock.now(), kind: 'source.removed', subjectId: id, detail: {} })
        })
        removeTokens(secrets, id)
      })
      changed()
    },
    'source.sync': ({ id }) => watch.wake(need(id).id),
    'source.report'({ id }) {
      return { report: need(id).report, pending: pendingCodes(store, seal, id) }
    },
    'source.decide'({ id, codes, accept }) {
      store.transaction(() => {
        const waiting = new Map(store.sources.pending(need(id).id).map(row => [row.serviceId, row.payload]))
        for (const { serviceId, after } of codes) {
          // Another code than the one that was seen is not the one that was decided on.
          if (waiting.get(serviceId) !== after) throw new AppError('source.changed', serviceId)
          if (accept) takeCode(store, seal, serviceId, after)
          else store.sources.leavePending(serviceId)
          const kind = accept ? 'code.taken' : 'code.left'
          store.events.add({
            at: clock.now(),
            kind,
            subjectId: serviceId,
            detail: { code: checkCode(after), source: id },
          })
        }
      })
      changed()
    },
    'source.adopt'({ id, rows }) {
      store.transaction(() => {
        need(id)
        for (const row of rows) adopt(row, { sourceId: id, externalId: row.externalId, removedAt: null })
        store.events.add({ at: clock.now(), kind: 'source.adopted', subjectId: id, detail: { rows: rows.length } })
      })
      renew(id)
      changed()
    },
  }

  function adopt({ about, id }: Input<'source.adopt'>['rows'][number], source: SourceLink): void {
    const branch = about === 'branch' ? store.branches.get(id) : undefined
    const service = about === 'service' ? store.services.get(id) : undefined
    const row = branch ?? service
    if (!row) throw new AppError(`${about}.missing`, id)
    if (row.source) throw new AppError('source.rival', id)
    if (branch) store.branches.update({ ...branch, source })
    if (service) store.services.update({ ...service, source }, clock.now())
  }
}
