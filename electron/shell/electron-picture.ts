import type * as Electron from 'electron'
import type { Pixels } from '../../shared/pixels.ts'

/** A page as it was painted; null while it is loading anew, hidden or gone. */
export async function picturePage(contents: Electron.WebContents): Promise<Pixels | null> {
  if (contents.isDestroyed() || contents.isCrashed()) return null
  const image = await contents.capturePage()
  if (image.isEmpty()) return null
  // Up to Electron 45 a capture calls itself 1x and measures in pixels; from 46 on it has the screen's factor and
  // measures without it (electron/electron#53813). Its bytes are every pixel either way.
  const [factor = 1] = image.getScaleFactors()
  const data = image.toBitmap({ scaleFactor: factor })
  const width = widthOf(data.length / 4, image.getSize(factor), factor)
  return width === null ? null : { width, height: data.length / 4 / width, data }
}

/** The whole width that goes with so many pixels: a size that was divided by a factor has been rounded. */
function widthOf(pixels: number, size: Electron.Size, factor: number): number | null {
  for (let width = Math.floor((size.width - 1) * factor); width <= (size.width + 1) * factor; width++) {
    const isWhole = width > 0 && pixels % width === 0
    if (isWhole && Math.abs(pixels / width - size.height * factor) <= factor) return width
  }
  return null
}
