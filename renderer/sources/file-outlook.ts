import type { SyncReport } from '../../shared/model/source.ts'
import type { Translate } from '../i18n.ts'
import { isAdoptable } from './adoption.ts'

/**
 * Whether taking a file would change anything, if only by leaving rows for a person to decide on; `trouble`: all of it
 * that differs could not be read or is kept by another source.
 */
export function outlookOf({ counts, changes, complete, problemCount }: SyncReport): 'changes' | 'same' | 'trouble' {
  const { conflict, ...changing } = counts
  if (Object.values(changing).some(count => count > 0) || changes.some(isAdoptable)) return 'changes'
  return conflict > 0 || problemCount > 0 || !complete ? 'trouble' : 'same'
}

/** «додати 3, змінити 2»: what the button does. */
export function takePartsOf({ counts }: SyncReport, text: Translate): string {
  const parts = (['added', 'changed', 'removed', 'returned'] as const)
    .filter(kind => counts[kind] > 0)
    .map(kind => text(`sources.part-${kind}`, { number: counts[kind] }))
  if (counts.code > 0) parts.push(text('sources.part-code', { count: counts.code }))
  if (counts.conflict > 0) parts.push(text('sources.part-conflict', { count: counts.conflict }))
  return parts.join(', ')
}
