import type { Code } from '../../shared/qr-code.ts'
import type { Pen } from './pen.ts'

/** The code without its quiet zone, its upper left corner at `left`, `top`, all in points. */
export function drawCode(pen: Pen, code: Code, left: number, top: number, module: number): void {
  pen.within([module, 0, 0, module, left, top], () => pen.path(outlineCode(code), { fill: 'black' }))
}

/**
 * The dark modules as the outline of their regions, an SVG path with a module as its unit: neighbours are one area,
 * so that no printer and no viewer can leave hairs of light between them. Holes run the other way round.
 */
export function outlineCode(code: Code): string {
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < code.modules && column < code.modules && code.isDark(row, column)
  /** From each corner the edges that start there, each kept as its end; dark lies on the right hand. */
  const edges = new Map<number, number[]>()
  const side = code.modules + 1
  const at = (row: number, column: number) => row * side + column
  const add = (from: number, to: number) => edges.set(from, [...(edges.get(from) ?? []), to])

  for (let row = 0; row <= code.modules; row++) {
    for (let column = 0; column <= code.modules; column++) {
      const here = isDark(row, column)
      if (here !== isDark(row - 1, column)) {
        const [left, right] = [at(row, column), at(row, column + 1)]
        if (here) add(left, right)
        else add(right, left)
      }
      if (here !== isDark(row, column - 1)) {
        const [top, bottom] = [at(row, column), at(row + 1, column)]
        if (here) add(bottom, top)
        else add(top, bottom)
      }
    }
  }

  let path = ''
  for (const start of edges.keys()) {
    while (edges.get(start)?.length) path += loopFrom(start, edges, side)
  }
  return path
}

function loopFrom(start: number, edges: Map<number, number[]>, side: number): string {
  const corners = [start]
  for (let corner = edges.get(start)!.pop()!; corner !== start; corner = edges.get(corner)!.pop()!) corners.push(corner)
  const point = (corner: number) => ({ x: corner % side, y: Math.floor(corner / side) })
  const isTurn = corners.map((corner, index) => {
    const [before, here, after] = [corners.at(index - 1)!, corner, corners[(index + 1) % corners.length]!].map(point)
    return (before!.x === here!.x) !== (here!.x === after!.x)
  })
  const turns = corners.filter((_, index) => isTurn[index]).map(point)
  return `M${turns.map(({ x, y }) => `${x} ${y}`).join('L')}Z`
}
