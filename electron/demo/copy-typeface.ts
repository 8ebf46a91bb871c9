import fontkit from '@pdf-lib/fontkit'
import type { PDFOperator } from 'pdf-lib'
import { appendBezierCurve, closePath, lineTo, moveTo } from 'pdf-lib'

/** Letters as shapes. Lengths are in points, the vertical axis points up as in a PDF page. */
export interface Typeface {
  readonly measure: (text: string, size: number) => number
  /** One path of all letters of the text, neither painted nor coloured. */
  readonly outline: (text: string, x: number, y: number, size: number) => readonly PDFOperator[]
}

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Origins and shapes both lie on this grid, so that one letter has exactly one shape wherever it stands:
 * the outlined copies of the service are the same, and are read by comparing shapes.
 */
const onGrid = (value: number) => Math.round(value * 100) / 100

export function openTypeface(bytes: Uint8Array): Typeface {
  const font = fontkit.create(bytes)
  // No shaping: text copies are drawn by plain advances too, and both variants must look alike.
  const glyphs = (text: string) => Array.from(text, letter => font.glyphForCodePoint(letter.codePointAt(0) ?? 0))

  return {
    measure: (text, size) =>
      glyphs(text).reduce((width, glyph) => width + glyph.advanceWidth, 0) * (size / font.unitsPerEm),
    outline: (text, x, y, size) => {
      const scale = size / font.unitsPerEm
      let advance = x
      return glyphs(text).flatMap(glyph => {
        const origin = { x: onGrid(advance), y: onGrid(y) }
        advance += glyph.advanceWidth * scale
        return drawGlyph(pen => glyph.path.toFunction()(pen), origin, scale)
      })
    },
  }
}

/** @param draw calls the methods of a canvas-like pen, in units of the font */
function drawGlyph(draw: (pen: unknown) => void, origin: Point, scale: number): readonly PDFOperator[] {
  const place = (x: number, y: number) =>
    [onGrid(origin.x + onGrid(x * scale)), onGrid(origin.y + onGrid(y * scale))] as const
  const path: PDFOperator[] = []
  let current: Point = { x: 0, y: 0 }
  draw({
    moveTo: (x: number, y: number) => {
      current = { x, y }
      path.push(moveTo(...place(x, y)))
    },
    lineTo: (x: number, y: number) => {
      current = { x, y }
      path.push(lineTo(...place(x, y)))
    },
    // PDF has cubic curves only; a quadratic one is exact as a cubic with controls two thirds of the way.
    quadraticCurveTo: (controlX: number, controlY: number, x: number, y: number) => {
      const towards = (from: number, to: number) => from + ((to - from) * 2) / 3
      const first = place(towards(current.x, controlX), towards(current.y, controlY))
      const second = place(towards(x, controlX), towards(y, controlY))
      current = { x, y }
      path.push(appendBezierCurve(...first, ...second, ...place(x, y)))
    },
    closePath: () => path.push(closePath()),
  })
  return path
}
