import { changeKinds, reportLimit, type ChangeKind, type SyncReport } from '../../shared/model/source.ts'
import type { MergePlan } from './merge-plan.ts'

/** What people are told of a sync: all counts, and the first changes and problems. */
export function reportOf(plan: MergePlan, at: number): SyncReport {
  const counts = Object.fromEntries(changeKinds.map(kind => [kind, 0])) as Record<ChangeKind, number>
  for (const { kind } of plan.changes) counts[kind] += 1
  return {
    at,
    keeps: { branch: [...plan.keeps.branch], service: [...plan.keeps.service] },
    counts,
    changes: plan.changes.slice(0, reportLimit),
    complete: plan.complete,
    problemCount: plan.problemCount,
    problems: plan.problems.slice(0, reportLimit),
  }
}
