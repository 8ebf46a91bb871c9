import type { Rotation } from '../protocol.ts'
import { createCanvas, releaseCanvas, turned, type PageSource, type Size, type TextOverlay } from './source.ts'
import { withinPixels } from './source.ts'
import { maxPagePixels } from '../limits.ts'

export interface Look {
  readonly scale: number
  readonly rotation: Rotation
}

/** A page's place in the scrolled view: always there with its size, drawn only while wanted. */
export interface PageBox {
  readonly number: number
  readonly element: HTMLElement
  readonly size: Size
  readonly overlay: TextOverlay | null
  readonly isLive: boolean
  readonly isFailed: boolean
  isDrawnAs(look: Look): boolean
  place(look: Look): void
  draw(page: PageSource, look: Look, signal: AbortSignal): Promise<void>
  /** Lays invisible text over what was drawn. */
  cover(page: PageSource, look: Look, signal: AbortSignal): Promise<void>
  fail(): void
  learn(size: Size): void
  release(): void
}

export function createPageBox(number: number, name: string, guess: Size): PageBox {
  const element = document.createElement('div')
  element.className = 'page'
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', name)
  let size = guess
  let page: PageSource | null = null
  let canvas: HTMLCanvasElement | null = null
  let overlay: TextOverlay | null = null
  let drawnAs = ''
  let failed = false

  const keyOf = (look: Look) => `${look.scale} ${look.rotation} ${devicePixelRatio}`

  return {
    number,
    element,
    get size() {
      return size
    },
    get overlay() {
      return overlay
    },
    get isLive() {
      return canvas !== null
    },
    get isFailed() {
      return failed
    },
    isDrawnAs: look => drawnAs === keyOf(look),
    place({ scale, rotation }) {
      const { width, height } = turned(size, rotation)
      element.style.width = `${Math.max(1, Math.round(width * scale))}px`
      element.style.height = `${Math.max(1, Math.round(height * scale))}px`
    },
    async draw(source, look, signal) {
      page = source
      const fresh = createCanvas(
        turned(size, look.rotation),
        withinPixels(size, look.scale * devicePixelRatio, maxPagePixels),
      )
      const scale = fresh.width / turned(size, look.rotation).width
      try {
        await source.draw(fresh, { scale, rotation: look.rotation, signal })
        signal.throwIfAborted()
      } catch (error) {
        releaseCanvas(fresh)
        throw error
      }
      if (canvas !== null) releaseCanvas(canvas)
      overlay?.element.remove()
      overlay = null
      canvas = fresh
      drawnAs = keyOf(look)
      element.append(fresh)
    },
    async cover(source, look, signal) {
      const text = await source.overlay(look.scale, look.rotation).catch(() => null)
      if (text === null || signal.aborted) return
      overlay = text
      element.append(text.element)
    },
    fail() {
      failed = true
      element.classList.add('failed')
    },
    learn(real) {
      size = real
    },
    release() {
      if (canvas !== null) releaseCanvas(canvas)
      overlay?.element.remove()
      canvas = null
      overlay = null
      drawnAs = ''
      page?.rest()
    },
  }
}
