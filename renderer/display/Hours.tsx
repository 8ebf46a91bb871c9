import type { WorkingHours } from '../../shared/model/branch-facts.ts'
import { useNow } from '../clock.ts'
import { useText, type Translate } from '../i18n.ts'
import { Glyph } from './Glyph.tsx'
import { hourText, openingAt, type Opening } from './hours.ts'

/** Visitors read minutes, not seconds. */
const renewMs = 10_000

/** How it stands with the branch's hours now; null where nobody has told them. */
export function useOpening(hours: WorkingHours | null): Opening | null {
  const now = useNow(renewMs)
  return hours && openingAt(hours, now)
}

/** Today's hours, or when a closed branch opens. */
export function Hours({ opening }: { readonly opening: Opening }) {
  const t = useText()
  return (
    <p className="hours" data-state={opening.kind}>
      <Glyph name="clock" />
      <span>{openingWords(opening, t)}</span>
    </p>
  )
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function openingWords(opening: Opening, t: Translate): string {
  if (opening.kind === 'open') {
    const { opens, closes } = opening.today
    return t('display.hoursToday', { opens: hourText(opens), closes: hourText(closes) })
  }
  const { next } = opening
  if (next === null) return t('display.closed')
  const at = atTime(hourText(next.opens), t)
  if (next.inDays === 0) return t('display.closedUntil', { at })
  if (next.inDays === 1) return t('display.closedTomorrow', { at })
  return t('display.closedDay', { day: t(`display.${dayNames[next.day] ?? 'monday'}`), at })
}

/** «о 10:42», but «об 11:42»: «об» before a vowel. */
export function atTime(time: string, t: Translate): string {
  return t(time.startsWith('11') ? 'display.atEleven' : 'display.at', { time })
}
