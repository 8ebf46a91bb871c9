/**
 * The product's own drawings as plain data: windows draw them as SVG, paper as PDF. The hand, the paper plane and the
 * speech bubble are Phosphor icons (MIT), in their own grid of 256.
 */

/** Line is the text's colour, ink the one accent, paper what the drawing lies on. */
export type Paint = 'line' | 'ink' | 'paper'

/** As SVG's `matrix(a b c d e f)` and PDF's `cm` take it. */
export type Matrix = readonly [number, number, number, number, number, number]

/** One path; the vertical axis points down. Ends and joins of strokes are round unless told. */
export interface Shape {
  readonly d: string
  readonly fill?: Paint
  readonly stroke?: Paint
  readonly width?: number
  readonly dash?: readonly [number, number]
  readonly isMitred?: boolean
  readonly matrix?: Matrix
}

export interface Drawing {
  /** Left, top, width, height, as SVG's viewBox. */
  readonly box: readonly [number, number, number, number]
  readonly shapes: readonly Shape[]
}

/** A step's picture; its number stands in a stamp at the upper left that overlaps the frame only. */
export interface Pictogram extends Drawing {
  readonly number: number
  /** The middle of the number, and its size. */
  readonly label: { readonly x: number; readonly y: number; readonly size: number; readonly paint: Paint }
}

const hand =
  'M224,104v50.93c0,46.2-36.85,84.55-83,85.06A83.71,83.71,0,0,1,80.6,215.4C58.79,192.33,34.15,136,34.15,136a16,16,0,0,1,6.53-22.23c7.66-4,17.1-.84,21.4,6.62l21,36.44a6.09,6.09,0,0,0,6,3.09l.12,0A8.19,8.19,0,0,0,96,151.74V32a16,16,0,0,1,16.77-16c8.61.4,15.23,7.82,15.23,16.43V104a8,8,0,0,0,8.53,8,8.17,8.17,0,0,0,7.47-8.25V88a16,16,0,0,1,16.77-16c8.61.4,15.23,7.82,15.23,16.43V112a8,8,0,0,0,8.53,8,8.17,8.17,0,0,0,7.47-8.25v-7.28c0-8.61,6.62-16,15.23-16.43A16,16,0,0,1,224,104Z'
const plane =
  'M240,127.89a16,16,0,0,1-8.18,14L63.9,237.9A16.15,16.15,0,0,1,56,240a16,16,0,0,1-15-21.33l27-79.95A4,4,0,0,1,71.72,136H144a8,8,0,0,0,8-8.53,8.19,8.19,0,0,0-8.26-7.47h-72a4,4,0,0,1-3.79-2.72l-27-79.94A16,16,0,0,1,63.84,18.07l168,95.89A16,16,0,0,1,240,127.89Z'
const speech =
  'M168,112a8,8,0,0,1-8,8H96a8,8,0,0,1,0-16h64A8,8,0,0,1,168,112Zm-8,24H96a8,8,0,0,0,0,16h64a8,8,0,0,0,0-16Zm72-8A104,104,0,0,1,79.12,219.82L45.07,231.17a16,16,0,0,1-20.24-20.24l11.35-34.05A104,104,0,1,1,232,128Zm-16,0A88,88,0,1,0,51.81,172.06a8,8,0,0,1,.66,6.54L40,216,77.4,203.53a7.85,7.85,0,0,1,2.53-.42,8,8,0,0,1,4,1.08A88,88,0,0,0,216,128Z'

/** Smaller by .225 and leaning by 14°, its finger on the button. */
const onButton: Matrix = [0.21832, -0.05443, 0.05443, 0.21832, 47.681, 72.608]

/** A rectangle with round corners as a path. */
export function roundedBox(left: number, top: number, width: number, height: number, corner: number): string {
  const across = width - 2 * corner
  const down = height - 2 * corner
  const turn = (x: number, y: number) => `a${corner} ${corner} 0 0 1 ${x} ${y}`
  return [
    `M${left + corner} ${top}h${across}${turn(corner, corner)}v${down}${turn(-corner, corner)}`,
    `h${-across}${turn(-corner, -corner)}v${-down}${turn(corner, -corner)}z`,
  ].join('')
}

/** A phone of 80×120; on the loud step everything is turned around, and so is its stamp. */
function phone(number: number, screen: readonly Shape[], isLoud = false): Pictogram {
  const [side, left, top] = isLoud ? [50, -37, -6] : [44, -31, -6]
  const stamp = roundedBox(left + 1.5, top + 1.5, side - 3, side - 3, 3.5)
  return {
    number,
    box: isLoud ? [-37, -6, 140, 126] : [-31, -6, 132, 127],
    shapes: [
      { d: roundedBox(4, 4, 72, 112, 12), stroke: 'line', width: 6 },
      ...screen,
      { d: roundedBox(left, top, side + 5, side + 5, 0), fill: 'paper' },
      isLoud ? { d: stamp, fill: 'line', stroke: 'line', width: 3 } : { d: stamp, stroke: 'ink', width: 3 },
    ],
    label: { x: left + side / 2, y: top + side / 2, size: isLoud ? 36 : 31, paint: isLoud ? 'paper' : 'ink' },
  }
}

/** Відскануйте, підтвердьте, надішліть. */
export const stepDrawings = {
  scan: phone(1, [
    { d: 'M16.5 57V46.5H27M53 46.5h10.5V57M63.5 84.5v10.5H53M27 95H16.5V84.5', stroke: 'ink', width: 5.5 },
    {
      d: 'M25.5 56h11v11h-11zM43.5 56h11v11h-11zM25.5 74.5h11v11h-11z',
      stroke: 'line',
      width: 4.5,
      isMitred: true,
    },
    { d: 'M41.5 72.5h6v6h-6zM48.5 78.5h8v5h-3.5v4.5h-4.5z', fill: 'line' },
  ]),
  confirm: phone(2, [
    { d: 'M22.5 20.5H47L58 31.5V61.5H22.5z', stroke: 'line', width: 5 },
    { d: 'M31.5 41h17M31.5 50h17', stroke: 'line', width: 4.5 },
    { d: roundedBox(17, 71, 46, 29, 5.5), fill: 'ink' },
    { d: 'M31 86l6.5 6.5L50.5 79.5', stroke: 'paper', width: 6 },
  ]),
  send: phone(
    3,
    [
      { d: 'M24 23.5h18M24 35.5h40', stroke: 'line', width: 4.5 },
      { d: 'M20.5 47h9.5l5.5 5.5v11.5h-15zM45.5 47h9.5l5.5 5.5v11.5h-15z', stroke: 'line', width: 5 },
      { d: roundedBox(15.5, 71, 52, 32, 5.5), fill: 'ink' },
      { d: plane, fill: 'paper', matrix: [0.09, 0, 0, 0.09, 29.5, 75.5] },
      { d: hand, fill: 'paper', stroke: 'paper', width: 52, matrix: onButton },
      { d: hand, fill: 'ink', matrix: onButton },
    ],
    true,
  ),
} as const

/** A sheet with a cut corner: a copy that is required, and one that is asked for «якщо є». */
export const sheetDrawings: Readonly<Record<'required' | 'optional', Drawing>> = {
  required: {
    box: [0, 0, 32, 36],
    shapes: [
      { d: 'M4 2h14.5v9.5H28V34H4zM21 2l7 7h-7z', fill: 'ink' },
      { d: 'M10 19.5h12M10 25.5h8', stroke: 'paper', width: 3 },
    ],
  },
  optional: {
    box: [0, 0, 32, 36],
    shapes: [{ d: 'M5 3h14.5L27 10.5V33H5z', stroke: 'ink', width: 2.6, dash: [4.6, 3.4] }],
  },
}

/** The letter П as a doorway with a sheet in it. */
export const markDrawing: Drawing = {
  box: [0, 0, 32, 32],
  shapes: [
    {
      d: 'M3 29V6a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v23h-5V9.5a1.5 1.5 0 0 0-1.5-1.5h-13A1.5 1.5 0 0 0 8 9.5V29z',
      fill: 'line',
    },
    { d: 'M11 12.2h6.6l3.4 3.4V29H11z', fill: 'ink' },
  ],
}

export const speechDrawing: Drawing = {
  box: [0, 0, 256, 256],
  shapes: [{ d: speech, fill: 'line' }],
}
