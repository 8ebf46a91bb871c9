import type * as Electron from 'electron'
import type { Pixels } from '../../../shared/pixels.ts'

/** A captured page. Its bytes are all of its pixels; its size is told by its scale factor, which Electron 45 always calls 1. */
export class FakeImage implements Pick<Electron.NativeImage, 'isEmpty' | 'getScaleFactors' | 'getSize' | 'toBitmap'> {
  private readonly pixels: Pixels
  private readonly factor: number

  constructor(pixels: Pixels, factor: number) {
    this.pixels = pixels
    this.factor = factor
  }

  isEmpty(): boolean {
    return this.pixels.data.length === 0
  }
  getScaleFactors(): number[] {
    return [this.factor]
  }
  getSize(): Electron.Size {
    // A size is whole, whatever the factor.
    const whole = (pixels: number) => Math.round(pixels / this.factor)
    return { width: whole(this.pixels.width), height: whole(this.pixels.height) }
  }
  toBitmap(): Buffer {
    return Buffer.from(this.pixels.data)
  }
}
