/**
 * A package's code: two digits that a visitor and a clerk can say aloud, random so that it tells nothing of
 * how many came before, unique among open packages. Three or more digits when two get crowded.
 */
export function pickCode(taken: ReadonlySet<number>, fraction: () => number): number {
  for (let digits = 2; ; digits++) {
    const first = 10 ** (digits - 1)
    const count = 9 * first
    const free = count - [...taken].filter(code => code >= first && code < first + count).length
    // A tenth kept free leaves something to choose from.
    if (free <= count / 10) continue
    for (;;) {
      const code = first + Math.floor(fraction() * count)
      if (!taken.has(code)) return code
    }
  }
}
