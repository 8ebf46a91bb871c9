import type { Code } from '../../shared/qr-code.ts'
import { quietModules, type Box, type CodePlace } from '../../shared/qr-geometry.ts'
import { verifyCode, type Seen } from './verify-code.ts'

/** What the code needs of the screen: where its panel is, pixels to draw on, and eyes to look at them. */
export interface CodeScreen {
  /** The whole monitor in device pixels. */
  monitor(): { readonly width: number; readonly height: number; readonly ratio: number }
  /** The panel as a roomy page has it, for a code that is drawn only to be read. */
  panel(): Box
  /** Tells the panel's place at once and after each change of its size or of the pixel ratio; returns how to stop. */
  watch(panel: HTMLElement, moved: (box: Box, pixelRatio: number) => void): () => void
  draw(canvas: HTMLCanvasElement, code: Code, place: CodePlace): void
  /** Reads back what the canvas holds. */
  check(canvas: HTMLCanvasElement, payload: string): Promise<Seen>
}

export const codeScreen: CodeScreen = {
  monitor() {
    const { devicePixelRatio: ratio, screen } = window
    return { width: Math.round(screen.width * ratio), height: Math.round(screen.height * ratio), ratio }
  },

  panel() {
    const { devicePixelRatio: ratio, innerWidth, innerHeight } = window
    const isUpright = innerHeight > innerWidth
    const [width, height] = isUpright ? [1080, 1920] : [1920, 1080]
    const side = (isUpright ? 902 : 820) * Math.min(innerWidth / width, innerHeight / height) * ratio
    return { left: 0, top: 0, width: side, height: side }
  },

  watch(panel, moved) {
    const observer = new ResizeObserver(() => {
      const ratio = window.devicePixelRatio
      const { left, top, width, height } = panel.getBoundingClientRect()
      moved({ left: left * ratio, top: top * ratio, width: width * ratio, height: height * ratio }, ratio)
    })
    // The device box also changes when only the pixel ratio does.
    observer.observe(panel, { box: 'device-pixel-content-box' })
    return () => observer.disconnect()
  },

  draw(canvas, code, place) {
    canvas.width = place.size
    canvas.height = place.size
    const pixels = contextOf(canvas)
    // Of the page: a canvas that nobody sees has no style.
    const { getPropertyValue } = colours(document.body)
    pixels.fillStyle = getPropertyValue('--qr-light')
    pixels.fillRect(0, 0, place.size, place.size)
    pixels.fillStyle = getPropertyValue('--qr-dark')
    for (let row = 0; row < code.modules; row++) {
      for (let column = 0; column < code.modules; column++) {
        if (!code.isDark(row, column)) continue
        const at = (index: number) => (index + quietModules) * place.module
        pixels.fillRect(at(column), at(row), place.module, place.module)
      }
    }
  },

  async check(canvas, payload) {
    return verifyCode(contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height), payload)
  },
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (context === null) throw new Error('no 2d context')
  return context
}

function colours(element: Element): { getPropertyValue(name: string): string } {
  const style = getComputedStyle(element)
  return { getPropertyValue: name => style.getPropertyValue(name).trim() }
}
