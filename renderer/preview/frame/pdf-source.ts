import { AnnotationMode, getDocument, GlobalWorkerOptions, PDFWorker, TextLayer, type PDFPageProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { maxCanvasBytes, maxImagePixels, maxPagePoints, maxPages } from '../limits.ts'
import type { Rotation } from '../protocol.ts'
import { RefusedError, type PageSource, type Source } from './source.ts'

GlobalWorkerOptions.workerSrc = workerUrl

/** Started with the page, not with its document: a frame may wait for that. It ends with the frame. */
const worker = new PDFWorker({ verbosity: 0 })

/** Resolves when pdf.js is loaded; whether it works is seen when a document comes. */
export async function preparePdf(): Promise<void> {
  await worker.promise.catch(() => {})
}

const pixelsPerPoint = 96 / 72

/** @throws RefusedError */
export async function openPdf(bytes: ArrayBuffer): Promise<Source> {
  const task = getDocument({
    worker,
    data: new Uint8Array(bytes),
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: maxImagePixels,
    canvasMaxAreaInBytes: maxCanvasBytes,
    disableWorkerRendering: true,
    verbosity: 0,
  })
  const close = () => void task.destroy()
  try {
    const pdf = await task.promise
    if (pdf.numPages < 1) throw new RefusedError('damaged')
    if (pdf.numPages > maxPages) throw new RefusedError('too-large')
    const pages = new Map<number, Promise<PageSource>>()
    return {
      pages: pdf.numPages,
      maxFit: Infinity,
      // Who draws a page, covers it with text and searches it asks one after another: its text is extracted once.
      page(number) {
        const page = pages.get(number) ?? pdf.getPage(number).then(pdfPage)
        pages.set(number, page)
        return page
      },
      close,
    }
  } catch (error) {
    close()
    if (error instanceof RefusedError) throw error
    const locked = error instanceof Error && error.name === 'PasswordException'
    throw new RefusedError(locked ? 'encrypted' : 'damaged', error)
  }
}

function pdfPage(page: PDFPageProxy): PageSource {
  const whole = page.getViewport({ scale: 1 })
  const unit = pixelsPerPoint * Math.min(1, maxPagePoints / Math.max(whole.width, whole.height))
  const viewport = (scale: number, rotation: Rotation) =>
    page.getViewport({ scale: scale * unit, rotation: (page.rotate + rotation) % 360 })
  let content: ReturnType<PDFPageProxy['getTextContent']> | undefined
  const contentOnce = () => (content ??= page.getTextContent())

  return {
    size: { width: Math.max(1, whole.width * unit), height: Math.max(1, whole.height * unit) },
    async draw(canvas, { scale, rotation, atOnce = false, signal }) {
      const task = page.render({
        canvas,
        viewport: viewport(scale, rotation),
        intent: atOnce ? 'print' : 'display',
        // Stamps and signature fields are part of how the page looks; nothing of them is made live.
        annotationMode: AnnotationMode.ENABLE,
      })
      const cancel = () => task.cancel()
      signal?.addEventListener('abort', cancel, { once: true })
      await task.promise.finally(() => signal?.removeEventListener('abort', cancel))
    },
    async text() {
      const { items } = await contentOnce()
      return items.filter(item => 'str' in item)
    },
    async overlay(scale, rotation) {
      const textContentSource = await contentOnce()
      if (textContentSource.items.length === 0) return null
      const element = document.createElement('div')
      element.className = 'text'
      element.style.setProperty('--total-scale-factor', String(scale * unit))
      const layer = new TextLayer({ textContentSource, container: element, viewport: viewport(scale, rotation) })
      await layer.render()
      return { element, parts: layer.textDivs }
    },
    rest() {
      content = undefined
      page.cleanup()
    },
  }
}
