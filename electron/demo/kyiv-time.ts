const kyiv = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A moment as a Ukrainian service prints it, whatever zone the machine is in. */
export interface KyivTime {
  /** `dd.MM.yyyy` */
  readonly date: string
  /** `HH:mm:ss` */
  readonly time: string
  /** As a letter's `Date` header has it: `+0200` or `+0300`. */
  readonly offset: string
}

/** @param at epoch ms */
export function kyivTime(at: number): KyivTime {
  const parts = new Map(kyiv.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const time = `${part('hour')}:${part('minute')}:${part('second')}`
  const asUtc = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${time}Z`)
  const hours = Math.round((asUtc - at) / 3_600_000)
  return { date: `${part('day')}.${part('month')}.${part('year')}`, time, offset: `+0${hours}00` }
}

/** `YYYY-MM-DD` as the copies print it, `dd.MM.yyyy`. */
export function printedDay(day: string): string {
  return day.split('-').toReversed().join('.')
}

/** The same day some years later, where documents expire. */
export function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('-02-29', '-02-28')}`
}
