import type { PayloadCheck } from '../../shared/qr-payload.ts'

/** One code found in a picture. */
export interface FoundCode {
  readonly payload: string
  /** The payload's bytes are this text in UTF-8 and nothing else. */
  readonly isText: boolean
  readonly bytes: number
  readonly format: string
  readonly version: string
  readonly level: string
  /** May the reception show this code? */
  readonly verdict: PayloadCheck
}

export const readingTroubles = [
  'picture.unknown',
  'picture.too-large',
  'picture.damaged',
  'picture.no-code',
  'picture.timeout',
] as const
export type ReadingTrouble = (typeof readingTroubles)[number]

/** What a picture of a code says, or why it says nothing. */
export type CodeReading =
  | { readonly kind: 'codes'; readonly codes: readonly FoundCode[] }
  | { readonly kind: 'unreadable'; readonly reason: ReadingTrouble }

/** A photograph of 50 megapixels is the largest that phones take; decoded it fills 200 MB. */
export const maxPicturePixels = 64 * 1024 * 1024

/** Such a photograph as a file, with room. */
export const maxPictureBytes = 32 * 1024 * 1024

/** A sharp photograph takes half a second; what takes this long is an attack or holds no code. */
export const readingDeadlineMs = 5_000
