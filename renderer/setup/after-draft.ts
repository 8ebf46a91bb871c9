import type { AfterAction } from '../../shared/model/mailbox.ts'

/** What is to be done with letters on the server, with what was typed for each choice. */
export interface AfterDraft {
  readonly does: AfterAction['does']
  readonly folder: string
  readonly days: string
  /** The consequence of deleting was confirmed. */
  readonly agreed: boolean
}

export type AfterField = 'after-folder' | 'after-days' | 'after-agreed'

export const leave: AfterDraft = { does: 'leave', folder: '', days: '30', agreed: false }

export function afterDraftOf(after: AfterAction | undefined): AfterDraft {
  switch (after?.does) {
    case 'move':
      return { ...leave, does: 'move', folder: after.folder }
    case 'delete':
      return { ...leave, does: 'delete', days: String(after.days), agreed: true }
    default:
      return { ...leave, does: after?.does ?? 'leave' }
  }
}

export function afterOf({ does, folder, days }: AfterDraft): AfterAction {
  switch (does) {
    case 'move':
      return { does, folder: folder.trim() }
    case 'delete':
      return { does, days: Number(days) }
    case 'leave':
    case 'seen':
    case 'keyword':
      return { does }
  }
}

/** Whatever is moved to a watched folder would come as new. */
export function mistakesInAfter(after: AfterDraft, watched: readonly string[]): readonly AfterField[] {
  if (after.does === 'move') {
    const target = after.folder.trim()
    return target === '' || watched.includes(target) ? ['after-folder'] : []
  }
  if (after.does !== 'delete') return []
  const days = /^\d{1,4}$/.test(after.days.trim()) ? Number(after.days) : 0
  const wrong: AfterField[] = days < 14 || days > 3_650 ? ['after-days'] : []
  return after.agreed ? wrong : [...wrong, 'after-agreed']
}
