import { createCanvas, loadImage } from '@napi-rs/canvas'
import { toGray, type GrayPicture } from './clear-picture.ts'

/** A PNG or JPEG as grey light, made smaller until it has at most so many pixels. @throws what the decoder throws */
export async function decodePicture(file: Uint8Array, mostPixels: number): Promise<GrayPicture> {
  const image = await loadImage(file)
  const scale = Math.min(1, Math.sqrt(mostPixels / (image.width * image.height)))
  const [width, height] = [Math.max(1, Math.floor(image.width * scale)), Math.max(1, Math.floor(image.height * scale))]
  const context = createCanvas(width, height).getContext('2d')
  // A picture with nothing behind it lies on white paper.
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0, width, height)
  return toGray(context.getImageData(0, 0, width, height))
}
