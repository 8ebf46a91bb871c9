import { maxScale, minScale } from '../limits.ts'
import type { Rotation, Zoom } from '../protocol.ts'
import { turned, type Size } from './source.ts'

/** Space around pages, as in the stylesheet: beside them and above, between and below. */
export const margin = { side: 8, end: 16 }

/** The scale that a zoom means for one page: in a document of mixed sizes each page is fitted by itself. */
export function scaleFor(zoom: Zoom, size: Size, rotation: Rotation, room: Size, maxFit: number): number {
  if (typeof zoom === 'number') return zoom
  const { width, height } = turned(size, rotation)
  const byWidth = (room.width - 2 * margin.side) / width
  const byHeight = (room.height - 2 * margin.end) / height
  const fitted = zoom === 'width' ? byWidth : Math.min(byWidth, byHeight)
  return Math.min(Math.max(Math.min(fitted, maxFit), minScale), maxScale)
}

/** The first of `count` places, from 0, where `isPast` holds; it must hold for all after it. The last place if nowhere. */
export function firstWhere(count: number, isPast: (index: number) => boolean): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (isPast(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Pages to keep drawn, most urgent first: those in view, then neighbours below and above in turn. From 0. */
export function wantedPages(first: number, last: number, count: number, most: number): number[] {
  const wanted: number[] = []
  for (let index = first; index <= last && wanted.length < most; index += 1) wanted.push(index)
  // Two beyond each edge are enough for a smooth scroll; a short document is not drawn whole without need.
  for (let step = 1; step <= 2; step += 1) {
    if (last + step < count && wanted.length < most) wanted.push(last + step)
    if (first - step >= 0 && wanted.length < most) wanted.push(first - step)
  }
  return wanted
}
