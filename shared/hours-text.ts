import type { OpenHours, WorkingHours } from './model/branch-facts.ts'
import type { Language } from './settings.ts'

/** Monday first. */
const shortDays: Record<Language, readonly string[]> = {
  uk: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Нд'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const closedWord: Record<Language, string> = { uk: 'зачинено', en: 'closed' }

/** Beginnings that tell the days apart, in both languages, with the short forms that people use. */
const dayNames: readonly RegExp[] = [
  /^(пн|пон|mon)/,
  /^(вт|вів|tue)/,
  /^(ср|сер|wed)/,
  /^(чт|чет|thu)/,
  /^(пт|пят|fri)/,
  /^(сб|суб|sat)/,
  /^(нд|нед|sun)/,
]
const everyDay = /^(щод\S*|everyday|daily)$/
const dayOff = /^(зачинено|вихідн\S*|closed|off)$/

/** `Пн–Пт 09:00–18:00, Сб 10:00–14:00`, in Ukrainian or English, as people write it; null when it says anything else. */
export function parseHours(text: string): WorkingHours | null {
  const days: (OpenHours | null)[] = Array<null>(7).fill(null)
  let pending: number[] = []
  let isTold = false
  for (const word of wordsOf(text)) {
    const range = parseSpan(word)
    const isOff = dayOff.test(word)
    if (range || isOff) {
      if (pending.length === 0 && !(isOff && !isTold)) return null
      for (const day of pending) {
        // A second span of a day, as around a lunch break, is more than we can keep.
        if (days[day]) return null
        days[day] = range
      }
      pending = []
      isTold = true
      continue
    }
    const named = parseDays(word)
    if (!named) return null
    pending.push(...named)
  }
  return isTold && pending.length === 0 ? { days } : null
}

/** Days and spans, one a word: dashes lose the spaces around them, and dots and apostrophes go. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’ʼ`]/g, '')
    .replaceAll(/(\d)\.(\d)/g, '$1:$2')
    .replaceAll(/(\D):/g, '$1 ')
    .replaceAll('.', ' ')
    .replaceAll(/\s*[-‐-―−]\s*/g, '-')
  return plain.split(/[\s,;]+/).filter(word => word !== '')
}

function parseSpan(word: string): OpenHours | null {
  const [, openHour, openMinute, closeHour, closeMinute] =
    /^(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?$/.exec(word) ?? []
  if (openHour === undefined) return null
  const [opens, closes] = [minutes(openHour, openMinute), minutes(closeHour!, closeMinute)]
  return opens < closes && closes <= 24 * 60 ? { opens, closes } : null
}

function minutes(hour: string, minute = '00'): number {
  return Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.POSITIVE_INFINITY
}

/** A day, or a range of days; one that goes over Sunday goes on with Monday. */
function parseDays(word: string): readonly number[] | null {
  if (everyDay.test(word)) return [0, 1, 2, 3, 4, 5, 6]
  const [first, last, ...more] = word.split('-').map(name => dayNames.findIndex(day => day.test(name)))
  if (first === undefined || first < 0 || more.length > 0) return null
  if (last === undefined) return [first]
  return last < 0 ? null : Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7)
}

/** The same form back: days of equal hours together, days that are closed left out. */
export function writeHours({ days }: WorkingHours, language: Language): string {
  const names = shortDays[language]
  const parts: string[] = []
  for (let first = 0; first < days.length; first += 1) {
    const hours = days[first]
    if (!hours) continue
    let last = first
    while (last + 1 < days.length && isSame(days[last + 1], hours)) last += 1
    parts.push(`${names[first]}${last > first ? `–${names[last]}` : ''} ${clock(hours.opens)}–${clock(hours.closes)}`)
    first = last
  }
  return parts.length > 0 ? parts.join('; ') : closedWord[language]
}

function isSame(day: OpenHours | null | undefined, hours: OpenHours): boolean {
  return day?.opens === hours.opens && day.closes === hours.closes
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
