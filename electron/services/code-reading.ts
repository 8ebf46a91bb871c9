import type { CodeReading } from '../../shared/model/code-reading.ts'

/** What the worker says: that it listens, what it has found so far, and how it ended. */
export type ReaderMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'so-far'; readonly reading: CodeReading }
  | { readonly kind: 'done'; readonly reading: CodeReading }

/** A photograph of 50 megapixels is the largest that phones take; decoded it fills 200 MB. */
export const maxPicturePixels = 64 * 1024 * 1024

/** A sharp photograph takes half a second; what takes this long is an attack or holds no code. */
export const readingDeadlineMs = 5_000

/** A worker that has not started by now never will. */
export const readerStartMs = 30_000

/** Files that may wait for their turn; their bytes are in memory. */
export const mostWaiting = 16

/** A worker that had no file for so long ends: what it held for the largest one is given back. */
export const readerRestMs = 10_000
