import type { Language } from '../shared/settings.ts'

const locale: Record<Language, string> = { uk: 'uk-UA', en: 'en-GB' }

/** 10:42, on the machine's own clock. */
export function clockTime(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(locale[language], { hour: '2-digit', minute: '2-digit' }).format(ms)
}

/** 10:42:07: where seconds tell something. */
export function exactTime(ms: number, language: Language): string {
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  return new Intl.DateTimeFormat(locale[language], parts).format(ms)
}

/** 24.11.2026 / 24/11/2026 */
export function shortDate(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(locale[language], { day: '2-digit', month: '2-digit', year: 'numeric' }).format(ms)
}

const spanUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** The largest whole unit of a span: «12 с», «14 хв», «3 год», «2 дн.». */
export function span(ms: number, language: Language): string {
  const [unit, size] = spanUnits.find(([, size]) => ms >= size) ?? spanUnits[3]
  const value = Math.max(0, Math.floor(ms / size))
  return new Intl.NumberFormat(locale[language], { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

/** 140 КБ, 1,2 МБ: thousands, as file managers show. */
export function fileSize(bytes: number, language: Language): string {
  const names = language === 'uk' ? ['Б', 'КБ', 'МБ'] : ['B', 'KB', 'MB']
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const digits = step === 2 ? 1 : 0
  const value = new Intl.NumberFormat(locale[language], { maximumFractionDigits: digits }).format(bytes / 1_000 ** step)
  return `${value} ${names[step]}`
}

/** 24.11, 10:42 / 24/11, 10:42: a moment of the last months. */
export function dayTime(ms: number, language: Language): string {
  const parts = { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(locale[language], parts).format(ms)
}

/** 10:42 of today, 21.11, 10:42 of another day: a moment that may be either. */
export function recentTime(ms: number, now: number, language: Language): string {
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString()
  return isToday ? clockTime(ms, language) : dayTime(ms, language)
}

/** 1,4 / 1.4 */
export function decimal(value: number, digits: number, language: Language): string {
  return new Intl.NumberFormat(locale[language], { maximumFractionDigits: digits }).format(value)
}
