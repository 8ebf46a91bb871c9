import type { MergePlan } from '../services/merge-plan.ts'
import { reportOf } from '../services/merge-report.ts'
import type { Store } from '../store/store.ts'
import type { CodeSeal } from './code-seal.ts'
import { setCode } from './take-code.ts'
import { updateService } from './update-service.ts'

export interface Applied {
  readonly sourceId: string
  readonly plan: MergePlan
  readonly mark: string | null
  readonly at: number
}

/** Writes what a source's answer changes, together with the mark of that answer: all of it or nothing. */
export function applyPlan(store: Store, seal: CodeSeal, { sourceId, plan, mark, at }: Applied): void {
  store.transaction(() => {
    for (const branch of plan.addBranches) store.branches.add(branch)
    for (const branch of plan.updateBranches) store.branches.update(branch)
    for (const service of plan.addServices) store.services.add({ ...service, payload: '' }, null, at)
    for (const service of plan.updateServices) updateService(store, seal, service, at)
    for (const { serviceId, payload } of plan.takeCodes) setCode(store, seal, serviceId, payload)
    for (const { serviceId, payload } of plan.waitCodes) store.sources.setPending(serviceId, payload, at)
    for (const serviceId of plan.settleCodes) store.sources.dropPending(serviceId)
    store.sources.noteSuccess(sourceId, at, mark)
    const report = reportOf(plan, at)
    const isNews = report.changes.length > 0
    // The last changes stay readable for as long as nothing else is to be said.
    const before = store.sources.get(sourceId)?.report?.problemCount ?? 0
    if (isNews || report.problemCount !== before) store.sources.setReport(sourceId, report)
    if (isNews) store.events.add({ at, kind: 'source.changed', subjectId: sourceId, detail: report.counts })
  })
}
