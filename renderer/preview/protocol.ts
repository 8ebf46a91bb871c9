/** What the operator window and a preview frame say to each other over their one port. Neither trusts the other's words. */

export const displayableMedia = ['pdf', 'jpeg', 'png'] as const
export type DisplayableMedia = (typeof displayableMedia)[number]

/** A number is the scale: 1 shows a page at its printed size. */
export type Zoom = 'width' | 'page' | number
export type Rotation = 0 | 90 | 180 | 270
export type SearchStep = 'first' | 'next' | 'previous'

/** Sent once, with a port, when the frame has loaded. */
export interface Greeting {
  readonly kind: 'open'
}

/** How the operator window wants a document shown. */
export interface Appearance {
  readonly zoom: Zoom
  readonly theme: 'light' | 'dark'
  readonly language: string
  /** The frame has no catalogue: the name of a page for screen readers, with `{page}` in it. */
  readonly pageName: string
}

export type Command =
  /** Must come first, but for pings. `view: null` opens for thumbnails only: nothing is laid out. */
  | {
      readonly kind: 'open'
      readonly media: DisplayableMedia
      readonly bytes: ArrayBuffer
      readonly view: Appearance | null
    }
  | { readonly kind: 'theme'; readonly theme: Appearance['theme'] }
  | { readonly kind: 'zoom'; readonly zoom: Zoom }
  | { readonly kind: 'rotate'; readonly rotation: Rotation }
  | { readonly kind: 'page'; readonly page: number }
  /** Answered by `thumbnail`; `width` in device pixels. */
  | { readonly kind: 'thumbnail'; readonly page: number; readonly width: number }
  /** Answered by `found`; an empty text ends the search. */
  | { readonly kind: 'search'; readonly text: string; readonly step: SearchStep }
  /** Answered by one `printed` per page. */
  | { readonly kind: 'print'; readonly dpi: number }
  | { readonly kind: 'stop-printing' }
  | { readonly kind: 'ping'; readonly id: number }

export const refusals = ['encrypted', 'damaged', 'too-large', 'not-an-image'] as const
export type Refusal = (typeof refusals)[number]

/** Keys pressed inside the frame that the desk may act on. They only choose what is looked at, never decide anything. */
export const viewingKeys = [
  ...['KeyJ', 'KeyK', 'Slash', 'Minus', 'Equal', 'Digit0', 'NumpadAdd', 'NumpadSubtract', 'Escape'],
  ...['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9'],
]

export type FrameEvent =
  /** Everything that it draws with is loaded; comes whether or not there is a document yet. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'first-frame' }
  /** Whether any of the first pages has a text layer; comes after the first frame. */
  | { readonly kind: 'has-text'; readonly hasText: boolean }
  /** The page in the middle of the view. */
  | { readonly kind: 'page'; readonly page: number }
  /** The scale in force, also when it was chosen by width or by page. */
  | { readonly kind: 'scale'; readonly scale: number }
  | { readonly kind: 'thumbnail'; readonly page: number; readonly bitmap: ImageBitmap }
  /** `current` counts from 1; 0 when nothing was found. */
  | { readonly kind: 'found'; readonly current: number; readonly total: number }
  /** A PNG of the page, ready to be printed. */
  | {
      readonly kind: 'printed'
      readonly page: number
      readonly pages: number
      readonly landscape: boolean
      readonly picture: Blob
    }
  /** A page could not be drawn for print; no more pages come. */
  | { readonly kind: 'print-failed' }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  /** A press that selected nothing: focus may go back to the desk. */
  | { readonly kind: 'pressed' }
  | { readonly kind: 'key'; readonly code: string }
  | { readonly kind: 'pong'; readonly id: number }
