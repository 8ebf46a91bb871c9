import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { outlineCode } from '../../../electron/paper/draw-code.ts'
import { encodeBytes } from '../../../shared/qr-code.ts'
import { payloadOf } from '../../fixtures/posters.ts'

type Point = readonly [x: number, y: number]

const loopsOf = (path: string): readonly (readonly Point[])[] =>
  path
    .split('Z')
    .filter(Boolean)
    .map(loop =>
      loop
        .slice(1)
        .split('L')
        .map(point => point.split(' ').map(Number) as unknown as Point),
    )

/** How often the loops go around a point, as PDF's ordinary fill counts. */
function winding(loops: readonly (readonly Point[])[], x: number, y: number): number {
  let turns = 0
  for (const loop of loops) {
    loop.forEach(([fromX, fromY], index) => {
      const [toX, toY] = loop[(index + 1) % loop.length]!
      if (fromX !== toX || fromX < x || fromY < y === toY < y) return
      turns += toY > fromY ? 1 : -1
    })
  }
  return turns
}

test.each([20, 65, 92, 180])('the outline of %i characters holds every dark module once and no light one', length => {
  const code = encodeBytes(new TextEncoder().encode(payloadOf(length)), create)
  const loops = loopsOf(outlineCode(code))
  const wrong: string[] = []
  for (let row = -1; row <= code.modules; row++) {
    for (let column = -1; column <= code.modules; column++) {
      const isInside = Math.min(row, column) >= 0 && Math.max(row, column) < code.modules
      const dark = isInside && code.isDark(row, column) ? 1 : 0
      if (Math.abs(winding(loops, column + 0.5, row + 0.5)) !== dark) wrong.push(`${row},${column}`)
    }
  }
  expect(wrong).toEqual([])
})
