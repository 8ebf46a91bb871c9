import { createHash } from 'node:crypto'
import type { PosterRow } from '../../shared/model/poster.ts'
import { whyTakeDown, type PosterTruth } from '../domain/hanging-posters.ts'
import type { PosterRecord } from '../store/posters.ts'
import type { StoredService } from '../store/services.ts'
import type { Store } from '../store/store.ts'

/** What a poster of this service says now: its code, and every word that changes with the set-up. */
export function posterFacts(store: Store, service: StoredService): Pick<PosterTruth, 'payloadSha256' | 'textSha256'> {
  const branch = store.branches.get(service.branchId)
  const words = [branch?.institution, branch?.name, service.name, service.required, service.optional]
  return { payloadSha256: sha256(service.payload), textSha256: sha256(JSON.stringify(words)) }
}

/** Posters with what is wrong with them today; nothing is wrong with one that was taken down. */
export function judgePosters(store: Store, posters: readonly PosterRecord[]): readonly PosterRow[] {
  const truths = new Map<string, PosterTruth | undefined>()
  const truthOf = (id: string): PosterTruth | undefined => {
    if (!truths.has(id)) {
      const service = store.services.get(id)
      truths.set(id, service && { active: service.active, ...posterFacts(store, service) })
    }
    return truths.get(id)
  }
  return posters.map(poster => {
    const { payloadSha256: _, textSha256: __, ...row } = poster
    return { ...row, reason: row.takenDownAt === null ? whyTakeDown(poster, truthOf(poster.serviceId)) : null }
  })
}

/** The ones that hang and must not. */
export function postersDown(store: Store): readonly PosterRow[] {
  return judgePosters(store, store.posters.hanging()).filter(({ reason }) => reason !== null)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
