import type { CodeRefusal, PendingCode } from '../../shared/model/source.ts'
import { checkCode } from '../domain/check-code.ts'
import type { PendingRow } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'

/** The codes of a source that wait for a person, with everything that the decision needs. */
export function pendingCodes(store: Store, seal: CodeSeal, sourceId: string): PendingCode[] {
  const branches = new Map(store.branches.summaries().map(({ id, name }) => [id, name]))
  const hanging = Map.groupBy(store.posters.hanging(), ({ serviceId }) => serviceId)

  function refusalOf({ serviceId, payload }: PendingRow): CodeRefusal | null {
    const verdict = seal.check(payload)
    if (verdict !== 'ok') return verdict
    return store.services.withPayload(payload, serviceId) ? 'taken' : null
  }

  return store.sources.pending(sourceId).map(row => {
    const service = store.services.get(row.serviceId)!
    const beforeCheckCode = service.payload === '' ? '' : checkCode(service.payload)
    return {
      serviceId: service.id,
      serviceName: service.name,
      branchName: branches.get(service.branchId) ?? '',
      active: service.active,
      beforeCheckCode,
      after: row.payload,
      afterCheckCode: checkCode(row.payload),
      refusal: refusalOf(row),
      posters: (hanging.get(service.id) ?? []).filter(poster => poster.checkCode === beforeCheckCode).length,
      foundAt: row.foundAt,
    }
  })
}
