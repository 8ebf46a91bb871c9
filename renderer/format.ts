import type { Language } from '../shared/settings.ts'

const locale: Record<Language, string> = { uk: 'uk-UA', en: 'en-GB' }

/** One for each language, made once: making it takes longer than drawing the row that asks for it. */
function perLanguage<T>(make: (locale: string) => T): (language: Language) => T {
  const made = new Map<Language, T>()
  return language => {
    const known = made.get(language) ?? make(locale[language])
    made.set(language, known)
    return known
  }
}

function moments(parts: Intl.DateTimeFormatOptions): (ms: number, language: Language) => string {
  const format = perLanguage(name => new Intl.DateTimeFormat(name, parts))
  return (ms, language) => format(language).format(ms)
}

function numbers(options: Intl.NumberFormatOptions): (value: number, language: Language) => string {
  const format = perLanguage(name => new Intl.NumberFormat(name, options))
  return (value, language) => format(language).format(value)
}

/** 10:42, on the machine's own clock. */
export const clockTime = moments({ hour: '2-digit', minute: '2-digit' })

/** 10:42:07: where seconds tell something. */
export const exactTime = moments({ hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** 24.11.2026 / 24/11/2026 */
export const shortDate = moments({ day: '2-digit', month: '2-digit', year: 'numeric' })

/** 24.11, 10:42 / 24/11, 10:42: a moment of the last months. */
export const dayTime = moments({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' })

const whole = (unit: string) => numbers({ style: 'unit', unit, unitDisplay: 'short' })
const spanUnits = [
  { size: 86_400_000, show: whole('day') },
  { size: 3_600_000, show: whole('hour') },
  { size: 60_000, show: whole('minute') },
  { size: 1_000, show: whole('second') },
] as const

const unitOf = (ms: number) => spanUnits.find(({ size }) => ms >= size) ?? spanUnits[3]

/** The largest whole unit of a span: «12 с», «14 хв», «3 год», «2 дн.». */
export function span(ms: number, language: Language): string {
  const { size, show } = unitOf(ms)
  return show(Math.max(0, Math.floor(ms / size)), language)
}

/** The span that `span` shows, in ms: the same for as long as the words are. */
export function shownSpan(ms: number): number {
  const { size } = unitOf(ms)
  return Math.max(0, Math.floor(ms / size) * size)
}

const digitsAtMost = [0, 1, 2, 3].map(digits => numbers({ maximumFractionDigits: digits }))

/** 1,4 / 1.4, with up to 3 digits. */
export function decimal(value: number, digits: 0 | 1 | 2 | 3, language: Language): string {
  return digitsAtMost[digits]!(value, language)
}

/** 140 КБ, 1,2 МБ: thousands, as file managers show. */
export function fileSize(bytes: number, language: Language): string {
  const names = language === 'uk' ? ['Б', 'КБ', 'МБ'] : ['B', 'KB', 'MB']
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  return `${decimal(bytes / 1_000 ** step, step === 2 ? 1 : 0, language)} ${names[step]}`
}

/** 10:42 of today, 21.11, 10:42 of another day: a moment that may be either. */
export function recentTime(ms: number, now: number, language: Language): string {
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString()
  return isToday ? clockTime(ms, language) : dayTime(ms, language)
}
