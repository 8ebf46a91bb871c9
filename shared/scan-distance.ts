const mmPerInch = 25.4
/** A phone of the last years reads a code from 250 of its modules away. */
const modulesAway = 250
/** Below this a code is hard to catch from where visitors stand. */
export const smallestCodeMm = 150

export interface ScanAdvice {
  readonly moduleMm: number
  /** The code's side without its quiet zone. */
  readonly codeMm: number
  /** Up to where a phone reads it. */
  readonly distanceM: number
  readonly isSmall: boolean
}

/** How large a code is on its monitor and from how far it is read; `screen` is the whole monitor in device pixels. */
export function adviseDistance(
  screen: { readonly diagonalInches: number; readonly width: number; readonly height: number },
  code: { readonly module: number; readonly modules: number },
): ScanAdvice {
  const mmPerPixel = (screen.diagonalInches * mmPerInch) / Math.hypot(screen.width, screen.height)
  const moduleMm = code.module * mmPerPixel
  const codeMm = moduleMm * code.modules
  return { moduleMm, codeMm, distanceM: (modulesAway * moduleMm) / 1_000, isSmall: codeMm < smallestCodeMm }
}
