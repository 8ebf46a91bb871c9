/** The light margin a reader needs around the code, in modules (ISO/IEC 18004). */
export const quietModules = 4

/** A rectangle of the screen in device pixels; fractions allowed. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where the code with its quiet zone lies on the screen, all in whole device pixels. */
export interface CodePlace {
  readonly module: number
  readonly size: number
  readonly left: number
  readonly top: number
}

/** Layout knows 1/64 of a pixel: an edge this near to a whole pixel is on it. */
const slack = 1 / 32

/** The largest code of whole pixels per module that fits the panel, in its middle; null where not even one pixel does. */
export function placeCode(panel: Box, modules: number): CodePlace | null {
  const across = wholePixels(panel.left, panel.width)
  const down = wholePixels(panel.top, panel.height)
  const module = Math.floor(Math.min(across.length, down.length) / (modules + 2 * quietModules))
  if (module < 1) return null
  const size = module * (modules + 2 * quietModules)
  const middle = (span: { start: number; length: number }) => span.start + Math.floor((span.length - size) / 2)
  return { module, size, left: middle(across), top: middle(down) }
}

function wholePixels(start: number, length: number): { readonly start: number; readonly length: number } {
  const first = Math.ceil(start - slack)
  return { start: first, length: Math.max(0, Math.floor(start + length + slack) - first) }
}
