/** A pixel of rounding is not an overflow. */
const slack = 1

/**
 * Do the children reach out of the box? By their own edges: an element's scroll size also counts the ascents and
 * descents of a font whose lines are set tight, which hide nothing.
 */
export function reachesOut(box: Element): boolean {
  const { right, bottom } = box.getBoundingClientRect()
  return [...box.children].some(child => {
    const edge = child.getBoundingClientRect()
    return edge.bottom > bottom + slack || edge.right > right + slack
  })
}

/** Is a word wider than its line? */
export function isTooWide(element: Element): boolean {
  return element.scrollWidth > element.clientWidth + slack
}
