import type { PendingCode } from '../../shared/model/source.ts'
import type { Translate } from '../i18n.ts'

/** Why a code cannot be taken, and what to do instead. */
export function refusalWords({ refusal, after }: PendingCode, text: Translate): string {
  switch (refusal) {
    case 'foreign-host':
      return text('sources.refused-foreign-host', { host: URL.parse(after)?.host ?? after })
    case 'too-long':
      return text('sources.refused-too-long')
    case 'taken':
      return text('sources.refused-taken')
    case 'empty':
    case 'not-link':
    case null:
      return text('sources.refused-not-link')
    default:
      return refusal satisfies never
  }
}
