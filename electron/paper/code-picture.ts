import { create } from 'qrcode'
import { encodeBytes, type Code } from '../../shared/qr-code.ts'
import { placeCode, quietModules } from '../../shared/qr-geometry.ts'
import { encodePng } from './png.ts'

/** Below it one smudge or one pixel of blur takes a whole module away. */
export const leastModulePixels = 2

/** As many pixels as the reader of codes takes: what cannot be checked is not given out. */
export const largestPicture = 8_000

export interface CodePicture {
  readonly png: Buffer
  /** Side of a module and of the picture, in pixels. */
  readonly module: number
  readonly size: number
  readonly code: Code
}

export type CodePictureRefusal =
  | { readonly reason: 'empty' | 'too-long' | 'too-large' }
  /** The smallest size that would do. */
  | { readonly reason: 'too-small'; readonly least: number }

/** The code in the middle of a white square of `size` pixels, each module the same whole number of pixels wide. */
export function drawCode(payload: string, size: number): CodePicture | CodePictureRefusal {
  if (payload === '') return { reason: 'empty' }
  if (size > largestPicture) return { reason: 'too-large' }
  const code = tryEncode(payload)
  if (code === null) return { reason: 'too-long' }
  const place = placeCode({ left: 0, top: 0, width: size, height: size }, code.modules)
  const least = (code.modules + 2 * quietModules) * leastModulePixels
  if (place === null || place.module < leastModulePixels) return { reason: 'too-small', least }
  const { left, top, module } = place
  const at = (pixel: number, start: number) => Math.floor((pixel - start) / module) - quietModules
  const isInside = (index: number) => index >= 0 && index < code.modules
  const png = encodePng(size, size, (x, y) => {
    const [row, column] = [at(y, top), at(x, left)]
    return isInside(row) && isInside(column) && code.isDark(row, column)
  })
  return { png, module, size, code }
}

function tryEncode(payload: string): Code | null {
  try {
    return encodeBytes(new TextEncoder().encode(payload), create)
  } catch {
    return null
  }
}
