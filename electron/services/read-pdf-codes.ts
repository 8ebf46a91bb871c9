import { createCanvas } from '@napi-rs/canvas'
import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as pdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import type { CodeReading, FoundCode } from '../../shared/model/code-reading.ts'
import { maxPagePixels, maxPages, maxPicturePixels } from './code-reading.ts'
import type { GrayPicture } from './clear-picture.ts'
import { toGray } from './clear-picture.ts'
import { inReadingOrder } from './code-boxes.ts'

// The program runs in a worker thread already: pdf.js is given its own worker here, and need not find it on the disk.
Object.assign(globalThis, { pdfjsWorker: pdfWorker })

/** Scans of a sheet or two may need the harder look; for a long document there is no time. */
const fewPages = 3

/**
 * Every code on a PDF's first pages, page after page; `tell` hears what is known so far, since a deadline may come.
 * Nothing of a document is run, fetched or followed: pages are only drawn.
 */
export async function readPdfCodes(
  file: Uint8Array,
  readPage: (picture: GrayPicture, isOneOfFew: boolean) => Promise<readonly FoundCode[]>,
  tell: (soFar: CodeReading) => void,
): Promise<CodeReading> {
  const task = getDocument({
    // pdf.js takes the buffer for itself.
    data: Uint8Array.from(file),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    enableXfa: false,
    maxImageSize: maxPicturePixels,
    canvasMaxAreaInBytes: maxPagePixels * 4,
  })
  const codes: FoundCode[] = []
  let [lookedAt, of] = [0, 1]
  const reading = (): CodeReading =>
    codes.length > 0
      ? { kind: 'codes', codes, pages: { lookedAt, of } }
      : { kind: 'unreadable', reason: 'picture.no-code', pages: { lookedAt, of } }
  try {
    const pdf = await task.promise
    if (pdf.numPages < 1) return { kind: 'unreadable', reason: 'picture.damaged', pages: { lookedAt, of } }
    of = pdf.numPages
    // One for all pages: the memory of many would be given back long after they are done with.
    const canvas = createCanvas(1, 1)
    for (let number = 1; number <= Math.min(of, maxPages); number++) {
      const page = await pdf.getPage(number)
      const plain = page.getViewport({ scale: 1 })
      // 200 dpi, or as much as the limit allows of a page that says it is larger than any paper.
      const scale = Math.min(200 / 72, Math.sqrt(maxPagePixels / (plain.width * plain.height)))
      const viewport = page.getViewport({ scale })
      canvas.width = Math.max(1, Math.floor(viewport.width))
      canvas.height = Math.max(1, Math.floor(viewport.height))
      const canvasContext = canvas.getContext('2d')
      await page.render({ canvas: null, canvasContext: canvasContext as never, viewport }).promise
      const { width, height } = canvas
      const pixels = canvasContext.getImageData(0, 0, width, height)
      for (const code of inReadingOrder(await readPage(toGray(pixels), of <= fewPages)))
        codes.push({ ...code, page: number })
      page.cleanup()
      lookedAt = number
      tell(reading())
    }
    return reading()
  } catch (error) {
    // A page that cannot be drawn takes nothing from those before it.
    if (codes.length > 0) return reading()
    const reason = error instanceof PasswordException ? 'picture.locked' : 'picture.damaged'
    return { kind: 'unreadable', reason, pages: { lookedAt, of } }
  } finally {
    await task.destroy()
  }
}
