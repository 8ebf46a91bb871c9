import type { PendingCode } from '../../shared/model/source.ts'
import type { Translate } from '../i18n.ts'

/** What taking these codes does, exactly. */
export function takeWords(chosen: readonly Pick<PendingCode, 'active'>[], text: Translate): string {
  const count = chosen.length
  const seen = chosen.filter(({ active }) => active).length
  if (count === 0) return text('sources.take-none')
  if (seen === 0) return text('sources.take-unseen', { count })
  return seen === count ? text('sources.take-screen', { count }) : text('sources.take-some', { count, seen })
}
