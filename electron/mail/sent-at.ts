const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** As mail programs in Ukrainian name them where they should not; the first letters tell them apart. */
const ownMonths = ['січ', 'лют', 'бер', 'кві', 'тра', 'чер', 'лип', 'сер', 'вер', 'жов', 'лис', 'гру']

/** Zones by name, in minutes: those of RFC 5322 and those that are written here. */
const zones: Readonly<Record<string, number>> = {
  ...{ ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120 },
  ...{ eet: 120, eest: 180, msk: 180, trt: 180 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
}

const named = /(\d{1,2})[\s.-]+(\p{L}{3,12})\.?,?[\s-]+(\d{2,4})/u
const namedFirst = /(\p{L}{3,12})\.?\s+(\d{1,2}),?(?:\s+[\d:]{5,8}(?:\s+[A-Za-z]{1,5})?)?\s+(\d{4})/u
const isoLike = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/
const dotted = /(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})/
const clock = /(?:^|[\sT,])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap]m\b)?/i
const offset = /([+-])(\d{2}):?(\d{2})(?!\d)/

/**
 * When a letter says it was sent, epoch ms; null when it does not say so in any way that people write dates. Without a
 * zone it is taken for UTC, as RFC 5322 takes one that it does not know.
 */
export function readSentAt(header: string): number | null {
  const text = header.slice(0, 100).replace(/\([^)]*\)/g, ' ')
  const day = dayOf(text)
  if (day === null) return null
  const [, hour = '0', minute = '0', second = '0', half = ''] = clock.exec(text) ?? []
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  // A leap second is the last one of its minute.
  if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const at = day + ((hours * 60 + Number(minute) - zoneOf(text)) * 60 + Math.min(59, Number(second))) * 1_000
  return at >= 0 ? at : null
}

function dayOf(text: string): number | null {
  const [iso, dots, plain, american] = [isoLike, dotted, named, namedFirst].map(written => written.exec(text))
  return (
    (iso ? utcDay(Number(iso[1]), Number(iso[2]), Number(iso[3])) : null) ??
    (dots ? utcDay(fullYear(dots[3]!), Number(dots[2]), Number(dots[1])) : null) ??
    (plain ? utcDay(fullYear(plain[3]!), monthOf(plain[2]!), Number(plain[1])) : null) ??
    (american ? utcDay(Number(american[3]), monthOf(american[1]!), Number(american[2])) : null)
  )
}

/** 0 for none: no month has that number. */
function monthOf(name: string): number {
  const start = name.slice(0, 3).toLowerCase()
  return Math.max(months.indexOf(start), ownMonths.indexOf(start)) + 1
}

/** RFC 5322 4.3: two digits up to 49 are of this century, three count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length > 3 ? year : digits.length === 3 || year > 49 ? 1900 + year : 2000 + year
}

function utcDay(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day)
  const read = new Date(at)
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day && year < 2200 ? at : null
}

function zoneOf(text: string): number {
  const time = clock.exec(text)
  const behind = time ? text.slice(time.index + time[0].length) : text
  const written = offset.exec(behind)
  if (written) {
    const minutes = Number(written[2]) * 60 + Number(written[3])
    return minutes > 14 * 60 ? 0 : written[1] === '-' ? -minutes : minutes
  }
  const name = /[A-Za-z]{1,5}/.exec(behind)?.[0].toLowerCase() ?? ''
  return Object.hasOwn(zones, name) ? zones[name]! : 0
}
