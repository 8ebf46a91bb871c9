/** A source of numbers in [0, 1); the demo passes a seeded one, so that a seed replays the same visit. */
export type Random = () => number

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

export function pick<Items extends readonly [unknown, ...unknown[]]>(random: Random, items: Items): Items[number] {
  return items[between(random, 0, items.length - 1)] ?? items[0]
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability
}

export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => between(random, 0, 9)).join('')
}

export function hexadecimal(random: Random, count: number): string {
  return Array.from({ length: count }, () => between(random, 0, 15).toString(16)).join('')
}

/** A calendar day `YYYY-MM-DD` from the first day of one year to the last of another. */
export function dayBetween(random: Random, firstYear: number, lastYear: number): string {
  const first = Date.UTC(firstYear, 0, 1)
  const days = Math.round((Date.UTC(lastYear + 1, 0, 1) - first) / 86_400_000)
  return new Date(first + between(random, 0, days - 1) * 86_400_000).toISOString().slice(0, 10)
}
