import { maxPagePixels } from '../limits.ts'
import type { FrameEvent, Rotation } from '../protocol.ts'
import { startEncoder } from './encoder.ts'
import { createCanvas, releaseCanvas, turned, withinPixels, type Source } from './source.ts'

/** A small picture of a page. `atOnce` for a frame that nobody sees. */
export async function drawThumbnail(
  source: Source,
  number: number,
  width: number,
  atOnce: boolean,
): Promise<ImageBitmap> {
  const page = await source.page(number)
  // A page many times higher than wide must not become a high picture.
  const scale = Math.min(width / page.size.width, (2 * width) / page.size.height)
  const canvas = createCanvas(page.size, scale)
  try {
    await page.draw(canvas, { scale, rotation: 0, atOnce })
    return await createImageBitmap(canvas)
  } finally {
    releaseCanvas(canvas)
  }
}

/** Every page as a PNG, one after another: never more than one page of pixels in memory. */
export async function printPages(
  source: Source,
  dpi: number,
  rotation: Rotation,
  signal: AbortSignal,
  done: (event: FrameEvent) => void,
): Promise<void> {
  const encoder = startEncoder()
  try {
    for (let number = 1; number <= source.pages && !signal.aborted; number += 1) {
      const page = await source.page(number)
      const size = turned(page.size, rotation)
      const scale = withinPixels(size, Math.min(dpi / 96, source.maxFit), maxPagePixels)
      const canvas = createCanvas(size, scale)
      try {
        await page.draw(canvas, { scale, rotation, signal })
        const picture = await encoder.encode(await createImageBitmap(canvas))
        if (picture === null) throw new Error('not encoded')
        if (signal.aborted) return
        done({ kind: 'printed', page: number, pages: source.pages, landscape: size.width > size.height, picture })
      } finally {
        releaseCanvas(canvas)
        page.rest()
      }
    }
  } finally {
    encoder.stop()
  }
}
