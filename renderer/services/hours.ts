import type { OpenHours, WorkingHours } from '../../shared/model/branch-facts.ts'

/** A weekday's hours as they are being typed. */
export interface DayDraft {
  readonly open: boolean
  readonly opens: string
  readonly closes: string
}

/** Monday first. */
export type HoursDraft = readonly DayDraft[]

const closedDay: DayDraft = { open: false, opens: '', closes: '' }
const usualDay: DayDraft = { open: true, opens: '9:00', closes: '18:00' }

export const unknownHours: HoursDraft = Array.from({ length: 7 }, () => closedDay)

/** Monday to Friday, 9:00 to 18:00. */
export const usualHours: HoursDraft = Array.from({ length: 7 }, (_, day) => (day < 5 ? usualDay : closedDay))

/** Minutes from midnight of «9», «9:30», «09.30» or «0930»; null when it is no time of a day. 24:00 is its end. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes = '0'] = /^\s*(\d{1,2})(?:[:.,\s-]?(\d{2}))?\s*$/.exec(text) ?? []
  if (hours === undefined) return null
  const total = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && total <= 1_440 ? total : null
}

/** 9:00 */
export function timeText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

export function hoursDraftOf(hours: WorkingHours | null): HoursDraft {
  if (hours === null) return unknownHours
  return hours.days.map(day =>
    day === null ? closedDay : { open: true, opens: timeText(day.opens), closes: timeText(day.closes) },
  )
}

/** What is wrong with a day: which field, or that it closes before it opens. */
export type DayMistake = 'opens' | 'closes' | 'order'

export function mistakeOf({ open, opens, closes }: DayDraft): DayMistake | null {
  if (!open) return null
  const [from, to] = [minutesOf(opens), minutesOf(closes)]
  if (from === null || from === 1_440) return 'opens'
  if (to === null || to === 0) return 'closes'
  return from < to ? null : 'order'
}

/** Null when no day is open: the hours are not told then. Days with mistakes count as closed. */
export function workingHoursOf(draft: HoursDraft): { days: (OpenHours | null)[] } | null {
  const days = draft.map(day => {
    const [opens, closes] = [minutesOf(day.opens), minutesOf(day.closes)]
    return day.open && mistakeOf(day) === null && opens !== null && closes !== null ? { opens, closes } : null
  })
  return days.some(day => day !== null) ? { days } : null
}
