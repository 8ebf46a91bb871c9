import type { WireError } from '../../shared/errors.ts'
import type { Translate } from '../i18n.ts'

/** Why the program would not draw it, as it names it. */
const reasons = ['empty', 'too-long', 'too-many-modules', 'no-room'] as const

/** Why there is no poster, and what to do instead. */
export function posterRefusal(text: Translate, { code, detail }: WireError): string {
  const reason = code === 'poster.refused' ? reasons.find(known => known === detail) : undefined
  return reason === undefined ? text(`error.${code}`) : text(`posters.refused-${reason}`)
}
