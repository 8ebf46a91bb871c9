import type { OpenHours, WorkingHours } from '../../shared/model/branch-facts.ts'

/** Is the branch open, and if not, when it will be; days count from Monday, `inDays` from today. */
export type Opening =
  | { readonly kind: 'open'; readonly today: OpenHours }
  | {
      readonly kind: 'closed'
      readonly next: { readonly inDays: number; readonly day: number; readonly opens: number } | null
    }

const week = 7

export function openingAt({ days }: WorkingHours, now: number): Opening {
  const { day, minute } = momentOf(now)
  const today = days[day]
  if (today && minute >= today.opens && minute < today.closes) return { kind: 'open', today }
  // A branch that opens once a week opens next on the same day.
  for (let inDays = 0; inDays <= week; inDays++) {
    const next = days[(day + inDays) % week]
    if (!next || (inDays === 0 && minute >= next.opens)) continue
    return { kind: 'closed', next: { inDays, day: (day + inDays) % week, opens: next.opens } }
  }
  return { kind: 'closed', next: null }
}

/** 9:00 of minutes from midnight; the end of a day is 24:00. */
export function hourText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** On the machine's own clock. */
function momentOf(now: number): { readonly day: number; readonly minute: number } {
  const date = new Date(now)
  return { day: (date.getDay() + week - 1) % week, minute: date.getHours() * 60 + date.getMinutes() }
}
