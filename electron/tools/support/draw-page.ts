import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The first page of a PDF of our own making as a PNG, as a printer of so many dots an inch would place it. */
export async function drawPage(pdf: Uint8Array, dpi: number): Promise<Uint8Array> {
  // The reader takes the bytes for itself, so it gets a copy.
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false })
  try {
    const page = await (await task.promise).getPage(1)
    const viewport = page.getViewport({ scale: dpi / 72 })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    await page.render({ canvas: null, canvasContext: canvas.getContext('2d') as never, viewport }).promise
    return await canvas.encode('png')
  } finally {
    await task.destroy()
  }
}
