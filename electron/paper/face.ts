import fontkit from '@pdf-lib/fontkit'
import type { Fonts, Weight } from './fonts.ts'

/** One cut of the typeface, measured as it will be set: with its kerning and ligatures. */
export interface Face {
  /** In the unit of `size`. */
  width(text: string, size: number): number
  /** By how much each letter's advance differs from its plain one, in thousandths of the size. */
  kerning(text: string): readonly number[]
  has(letter: string): boolean
}

export type Faces = Readonly<Record<Weight, Face>>

export function openFaces(fonts: Fonts): Faces {
  return { regular: openFace(fonts.regular), semibold: openFace(fonts.semibold), bold: openFace(fonts.bold) }
}

function openFace(bytes: Uint8Array): Face {
  const font = fontkit.create(bytes)
  const perMille = 1_000 / font.unitsPerEm
  // Shaping a word takes half a millisecond, and the same words are tried at many sizes.
  const widths = new Map<string, number>()

  function measure(text: string): number {
    const known = widths.get(text)
    if (known !== undefined) return known
    const width = font.layout(text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * perMille
    widths.set(text, width)
    return width
  }

  return {
    width: (text, size) => (measure(text) * size) / 1_000,
    kerning(text) {
      const { glyphs, positions } = font.layout(text)
      return positions.map(({ xAdvance }, index) => (xAdvance - (glyphs[index]?.advanceWidth ?? 0)) * perMille)
    },
    has: letter => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
  }
}
