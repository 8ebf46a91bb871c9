import type { SourceLink } from '../../shared/model/service.ts'
import type { Store } from '../store/store.ts'

/** The fields of a row that its source keeps: what a person types there lasts until the next sync. None once it is gone there. */
export function keptFields(store: Store, about: 'branch' | 'service', source: SourceLink | null): string[] {
  if (source === null || source.removedAt !== null) return []
  const keeps = store.sources.get(source.sourceId)?.report?.keeps
  return keeps === undefined ? [] : ['name', ...keeps[about]]
}
