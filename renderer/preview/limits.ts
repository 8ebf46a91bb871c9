/** Limits of the preview, each with its reason. */

/** A letter is refused above 40 MB, so a copy cannot be larger; the frame checks again. */
export const maxBytes = 40 * 1024 * 1024

/** Each page has a box in the scrolled view; beyond this many the layout itself becomes slow. */
export const maxPages = 5_000

/** A picture, or a picture inside a PDF, takes 4 bytes a pixel: 256 MB at this size. */
export const maxImagePixels = 64 * 1024 * 1024

/** The same for every bitmap that pdf.js makes on its own. */
export const maxCanvasBytes = 256 * 1024 * 1024

/** A picture is kept at this size at most: enough for A4 at 400 dpi, 64 MB. */
export const keptImagePixels = 16 * 1024 * 1024

/** One page on the screen; six live pages then stay under 400 MB. */
export const maxPagePixels = 16 * 1024 * 1024

/** Pages drawn at the same time: those in view and their neighbours. */
export const maxLivePages = 6

/** The largest page that the PDF standard lets readers expect, in points: 5.08 m. */
export const maxPagePoints = 14_400

export const minScale = 0.1
export const maxScale = 4

/** Wider thumbnails are not shown anywhere. */
export const maxThumbnailWidth = 512

/** A sharp A4 on an office printer; more only makes the pictures heavier. */
export const maxPrintDpi = 300

/** All pages wait in memory as pictures until the print dialog closes. */
export const maxPrintedPages = 200

/** The A4 page at 300 dpi is 2 MB of PNG at the most varied; a hostile frame could send anything. */
export const maxPrintedBytes = 64 * 1024 * 1024

export const maxSearchText = 200
export const maxMatches = 10_000
