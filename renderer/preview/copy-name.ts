import type { CopyDetails } from '../../shared/model/package.ts'
import type { MessageKey, Translate } from '../i18n.ts'

/** «Паспорт громадянина України», or the file's own name while its kind is not known. */
export function copyName(copy: CopyDetails, text: Translate): string {
  return copy.type === null ? copy.name || text('files.nameless') : text(`document.${copy.type}`)
}

type ShortNameKey = Extract<MessageKey, `preview.short-${string}`>

export function shortNameKey({ type }: CopyDetails): ShortNameKey {
  return type === null || type === 'passport' ? 'preview.short-unknown' : `preview.short-${type}`
}
