import { roundedBox } from '../../shared/drawings.ts'
import { halfCapital, type Block } from './block.ts'
import type { Faces } from './face.ts'

/** The register's stamp: cells of ink side by side. */
export function textStamp(faces: Faces, cells: readonly string[], size: number): Block & { readonly width: number } {
  const pad = size * 0.6
  const widths = cells.map(cell => faces.bold.width(cell, size) + 2 * pad)
  const line = size * 0.14
  const height = size * 1.75
  const width = widths.reduce((sum, cell) => sum + cell, 0)
  return {
    width,
    height,
    draw(pen, left, top) {
      const box = [left + line / 2, top + line / 2, width - line, height - line] as const
      pen.path(roundedBox(...box, size * 0.2), { stroke: 'ink', width: line })
      let edge = left
      cells.forEach((cell, index) => {
        if (index > 0)
          pen.path(`M${edge} ${top + line / 2}V${top + height - line / 2}`, { stroke: 'ink', width: line * 0.7 })
        pen.text(cell, edge + pad, top + height / 2 + halfCapital * size, { size, weight: 'bold', colour: 'ink' })
        edge += widths[index] ?? 0
      })
    },
  }
}
