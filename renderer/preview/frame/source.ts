import type { Refusal, Rotation } from '../protocol.ts'

/** CSS pixels at scale 1, before the view is turned. */
export interface Size {
  readonly width: number
  readonly height: number
}

export interface TextItem {
  readonly str: string
  readonly hasEOL: boolean
}

/** Invisible text over a page, to be selected and searched: one element for each text item. */
export interface TextOverlay {
  readonly element: HTMLElement
  readonly parts: readonly HTMLElement[]
}

export interface Drawing {
  /** Canvas pixels for each CSS pixel of the page's size. */
  readonly scale: number
  readonly rotation: Rotation
  /** Draws at once, not frame by frame: browsers give frames out of sight no frames to draw. */
  readonly atOnce?: boolean
  readonly signal?: AbortSignal
}

export interface PageSource {
  readonly size: Size
  draw(canvas: HTMLCanvasElement, drawing: Drawing): Promise<void>
  text(): Promise<readonly TextItem[]>
  /** Null when the page has no text. */
  overlay(scale: number, rotation: Rotation): Promise<TextOverlay | null>
  /** Lets go of what was kept for drawing; the page can be drawn again. */
  rest(): void
}

/** An open document of any kind. */
export interface Source {
  readonly pages: number
  /** A fitted page is not enlarged beyond this: a small picture stays as sharp as it came. */
  readonly maxFit: number
  page(number: number): Promise<PageSource>
  close(): void
}

/** A document that will not be shown. */
export class RefusedError extends Error {
  readonly reason: Refusal

  constructor(reason: Refusal, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

export function turned(size: Size, rotation: Rotation): Size {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width }
}

/** The scale at which a page of this size has no more pixels than allowed. */
export function withinPixels(size: Size, scale: number, maxPixels: number): number {
  return Math.min(scale, Math.sqrt(maxPixels / (size.width * size.height)))
}

/** A canvas of a page's size; at least one pixel each way. */
export function createCanvas(size: Size, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(size.width * scale))
  canvas.height = Math.max(1, Math.floor(size.height * scale))
  return canvas
}

/** Gives its memory back now, not when the collector comes by. */
export function releaseCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
  canvas.remove()
}
