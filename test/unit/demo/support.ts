import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
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

export interface TextItem {
  readonly text: string
  readonly left: number
  readonly right: number
  /** From the bottom of the page. */
  readonly baseline: number
}

export interface ReadPage {
  readonly pages: number
  readonly size: readonly number[]
  readonly items: readonly TextItem[]
}

/** What pdf.js, the reader of the app, sees in a file. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPage> {
  // pdf.js takes the buffer for itself, so it gets a copy.
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false })
  try {
    const pdf = await task.promise
    const page = await pdf.getPage(1)
    const { items } = await page.getTextContent()
    return {
      pages: pdf.numPages,
      size: page.view.slice(2),
      items: items.flatMap(item =>
        'str' in item && item.str.trim() !== ''
          ? [
              {
                text: item.str,
                left: item.transform[4],
                right: item.transform[4] + item.width,
                baseline: item.transform[5],
              },
            ]
          : [],
      ),
    }
  } finally {
    await task.destroy()
  }
}
