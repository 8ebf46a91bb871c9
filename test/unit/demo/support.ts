import { join } from 'node:path'
import { loadFonts } from '../../../electron/paper/fonts.ts'
import type { Random } from '../../../electron/demo/random.ts'

/** Mulberry32: equal seeds give equal visits. */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const fonts = await loadFonts(join(import.meta.dirname, '../../../resources'))

/** 24.11.2026 10:41:07 in Kyiv, where it is winter. */
export const requestedAt = Date.UTC(2026, 10, 24, 8, 41, 7)
