import type { CodeReading } from '../../shared/model/code-reading.ts'

/** What the worker says: that it listens, what it has found so far, and how it ended. */
export type ReaderMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'so-far'; readonly reading: CodeReading }
  | { readonly kind: 'done'; readonly reading: CodeReading }

/** A photograph of 50 megapixels is the largest that phones take; decoded it fills 200 MB. */
export const maxPicturePixels = 64 * 1024 * 1024

/** A photograph beyond this is looked at smaller first: its code fills far more pixels than a reader needs. */
export const largePicturePixels = 12 * 1024 * 1024
export const smallerPixels = 6 * 1024 * 1024

/** Clearing up a picture costs a few of its sizes in memory and time; a sharp photograph needs none of it. */
export const maxClearedPixels = 4 * 1024 * 1024

/** An A3 sheet at 200 dpi, with room. */
export const maxPagePixels = 10 * 1024 * 1024

/** The cabinet gives out one page; whole folders of them are handed over page by page. */
export const maxPages = 50

/** A sharp photograph takes half a second; what takes this long is an attack or holds no code. */
export const readingDeadlineMs = 5_000

/** A worker that has not started by now never will. */
export const readerStartMs = 30_000

/** Files that may wait for their turn; their bytes are in memory. */
export const mostWaiting = 16

/** A worker that had no file for so long ends: what it held for the largest one is given back. */
export const readerRestMs = 10_000

/** Strings and objects of a worker: a PDF is taken apart into such. A thread without a bound can end the whole program. */
export const readerHeapMb = 512
export const readerYoungMb = 32
