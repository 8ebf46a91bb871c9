import { imageSize } from '../../../shared/image-size.ts'
import { keptImagePixels, maxImagePixels } from '../limits.ts'
import type { Rotation } from '../protocol.ts'
import { RefusedError, type Source } from './source.ts'

/** A picture is a document of one page. @throws RefusedError */
export async function openImage(bytes: ArrayBuffer, media: 'jpeg' | 'png'): Promise<Source> {
  const size = imageSize(bytes, media)
  if (size === null || size.width === 0 || size.height === 0) throw new RefusedError('not-an-image')
  const pixels = size.width * size.height
  if (pixels > maxImagePixels) throw new RefusedError('too-large')

  const shrink = Math.sqrt(keptImagePixels / pixels)
  const options: ImageBitmapOptions =
    shrink < 1 ? { resizeWidth: Math.max(1, Math.floor(size.width * shrink)), resizeQuality: 'medium' } : {}
  const bitmap = await createImageBitmap(new Blob([bytes], { type: `image/${media}` }), options).catch(
    (error: unknown) => {
      throw new RefusedError('not-an-image', error)
    },
  )

  const { width, height } = bitmap
  return {
    pages: 1,
    maxFit: 1,
    page: async () => ({
      size: { width, height },
      draw: async (canvas, { scale, rotation }) => paint(bitmap, canvas, scale, rotation),
      text: async () => [],
      overlay: async () => null,
      rest: () => {},
    }),
    close: () => bitmap.close(),
  }
}

function paint(bitmap: ImageBitmap, canvas: HTMLCanvasElement, scale: number, rotation: Rotation): void {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new RefusedError('too-large')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((rotation * Math.PI) / 180)
  context.scale(scale, scale)
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
}
