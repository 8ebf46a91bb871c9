/** The codes that nobody else must get. There may be thousands: they are asked about, not listed. */
export interface TakenCodes {
  has(code: number): boolean
  /** How many are at least `first` and at most `last`. */
  between(first: number, last: number): number
}

export function codesIn(codes: ReadonlySet<number>): TakenCodes {
  return {
    has: code => codes.has(code),
    between: (first, last) => [...codes].filter(code => code >= first && code <= last).length,
  }
}

/**
 * A package's code: two digits that a visitor and a clerk can say aloud, random so that it tells nothing of
 * how many came before, unique among open packages. Three or more digits when two get crowded.
 */
export function pickCode(taken: TakenCodes, fraction: () => number): number {
  for (let digits = 2; ; digits++) {
    const first = 10 ** (digits - 1)
    const count = 9 * first
    const free = count - taken.between(first, first + count - 1)
    // A tenth kept free leaves something to choose from.
    if (free <= count / 10) continue
    for (;;) {
      const code = first + Math.floor(fraction() * count)
      if (!taken.has(code)) return code
    }
  }
}
