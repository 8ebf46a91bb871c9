import type { CodeBox, FoundCode } from '../../shared/model/code-reading.ts'

/** Where a place of a stored picture is seen, both from 0 to 1, by the numbers of EXIF from 1. */
const seen: readonly ((x: number, y: number) => readonly [number, number])[] = [
  (x, y) => [x, y],
  (x, y) => [1 - x, y],
  (x, y) => [1 - x, 1 - y],
  (x, y) => [x, 1 - y],
  (x, y) => [y, x],
  (x, y) => [1 - y, x],
  (x, y) => [1 - y, 1 - x],
  (x, y) => [y, 1 - x],
]

/** A box in a picture as it is stored, as people see it: the decoder of codes knows nothing of how a camera was held. */
export function turnBox({ left, top, width, height }: CodeBox, orientation: number): CodeBox {
  const see = seen[orientation - 1] ?? seen[0]!
  const [[x1, y1], [x2, y2]] = [see(left, top), see(left + width, top + height)]
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), width: Math.abs(x1 - x2), height: Math.abs(y1 - y2) }
}

/** Down and to the right, as people number what they see. */
export function inReadingOrder(codes: readonly FoundCode[]): readonly FoundCode[] {
  return codes.toSorted(({ box: a }, { box: b }) => {
    const areSideBySide = Math.abs(a.top - b.top) < Math.min(a.height, b.height) / 2
    return areSideBySide ? a.left - b.left : a.top - b.top
  })
}
