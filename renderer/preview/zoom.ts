import type { Zoom } from './protocol.ts'

/** Scales that can be chosen by name; fit to width and to page are beside them. */
export const zoomSteps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

/** The next step from the scale in force, wherever it came from; the same scale at either end. */
export function stepZoom(scale: number, direction: 1 | -1): number {
  // A fitted scale within a hundredth of a step counts as that step.
  const next =
    direction === 1 ? zoomSteps.find(step => step > scale + 0.01) : zoomSteps.findLast(step => step < scale - 0.01)
  return next ?? scale
}

/** A wide pane has room for the whole page at a readable size; a narrow one does not. */
export function defaultZoom(isWide: boolean): Zoom {
  return isWide ? 'page' : 'width'
}
