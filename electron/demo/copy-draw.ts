import fontkit from '@pdf-lib/fontkit'
import type { PDFFont, PDFOperator, PDFPage } from 'pdf-lib'
import {
  concatTransformationMatrix,
  fill,
  grayscale,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setFillingGrayscaleColor,
  setFillingRgbColor,
} from 'pdf-lib'
import type { CopyLayout, Run, Weight } from './copy-layout.ts'
import { page as sheet, photo, separators } from './copy-layout.ts'
import type { Typeface } from './copy-typeface.ts'
import type { Fonts } from '../paper/fonts.ts'

export type CopyVariant = 'text' | 'outlined'

/** The word that says the page is nobody's document. */
const specimen = 'ЗРАЗОК'
/** Transliteration's grey, as on the copies of the service. */
const grey = 0.502
const numero = '№'

export async function drawCopy(
  layout: CopyLayout,
  variant: CopyVariant,
  fonts: Fonts,
  typefaces: Readonly<Record<Weight, Typeface>>,
): Promise<Uint8Array> {
  // Metadata by default carries the clock's time; a copy must depend on its parameters alone.
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setSubject('Зразок, не є документом')
  const page = pdf.addPage([sheet.width, sheet.height])
  drawWatermarks(page, typefaces.semibold)
  drawFurniture(page, layout, typefaces.semibold)
  if (variant === 'text') await drawText(pdf, page, layout.runs, fonts)
  else await drawOutlines(pdf, page, layout.runs, fonts, typefaces)
  return pdf.save({ useObjectStreams: false })
}

/** Runs are written in the order they are read, as that is the order in which readers extract them. */
async function drawText(pdf: PDFDocument, page: PDFPage, runs: readonly Run[], fonts: Fonts): Promise<void> {
  pdf.registerFontkit(fontkit)
  const embedded = new Map<Weight, PDFFont>()
  for (const { text, x, baseline, size, weight, isGrey } of runs) {
    const font = embedded.get(weight) ?? (await pdf.embedFont(fonts[weight], { subset: true }))
    embedded.set(weight, font)
    page.drawText(text, { x, y: sheet.height - baseline, size, font, color: grayscale(isGrey ? grey : 0) })
  }
}

/** Every run is one filled path, but «№» stays a letter: the service's own font lacked it too. */
async function drawOutlines(
  pdf: PDFDocument,
  page: PDFPage,
  runs: readonly Run[],
  fonts: Fonts,
  typefaces: Readonly<Record<Weight, Typeface>>,
): Promise<void> {
  const letters: Run[] = []
  for (const run of runs) {
    const typeface = typefaces[run.weight]
    let x = run.x
    for (const text of run.text.split(new RegExp(`(${numero})`))) {
      if (text === numero) letters.push({ ...run, text, x })
      else if (text.trim() !== '')
        page.pushOperators(...paint(typeface.outline(text, x, sheet.height - run.baseline, run.size), run.isGrey))
      x += typeface.measure(text, run.size)
    }
  }
  if (letters.length > 0) await drawText(pdf, page, letters, fonts)
}

function paint(path: readonly PDFOperator[], isGrey: boolean): readonly PDFOperator[] {
  return [setFillingGrayscaleColor(isGrey ? grey : 0), ...path, fill()]
}

/** Pale and under everything, so that neither a person nor a recogniser reads worse; never in the text layer. */
function drawWatermarks(page: PDFPage, typeface: Typeface): void {
  const size = 118
  const [cosine, sine] = [Math.cos(Math.PI / 5.5), Math.sin(Math.PI / 5.5)]
  const half = typeface.measure(specimen, size) / 2
  for (const middle of [250, 640]) {
    page.pushOperators(
      pushGraphicsState(),
      setFillingRgbColor(0.975, 0.9, 0.91),
      concatTransformationMatrix(cosine, sine, -sine, cosine, sheet.width / 2, sheet.height - middle),
      ...typeface.outline(specimen, -half, -size / 3, size),
      fill(),
      popGraphicsState(),
    )
  }
}

function drawFurniture(page: PDFPage, layout: CopyLayout, typeface: Typeface): void {
  const fromTop = { x: 0, y: sheet.height } as const
  // A neutral square where the service has its logos.
  page.drawSvgPath('M66 30H102A8 8 0 0 1 110 38V74A8 8 0 0 1 102 82H66A8 8 0 0 1 58 74V38A8 8 0 0 1 66 30Z', {
    ...fromTop,
    color: grayscale(0),
  })
  drawCentred(page, typeface, { middle: 84, baseline: 59.5, size: 10.5, shade: 1 })
  for (const top of separators)
    page.drawRectangle({ x: sheet.left, y: sheet.height - top - 2, width: 479, height: 2, color: grayscale(0) })
  if (layout.hasPhoto) drawSilhouette(page, typeface)
  if (layout.signatureTop !== undefined)
    page.drawSvgPath(
      'M6 34C16 4 30 2 28 20S10 52 22 44 40 12 46 18 38 46 50 36 60 16 66 24 62 44 74 34 84 20 88 28 86 42 98 32 112 20 132 26M14 54C44 44 84 44 120 50',
      { x: sheet.values, y: sheet.height - layout.signatureTop, borderColor: rgb(0.16, 0.2, 0.45), borderWidth: 1.5 },
    )
}

/** Nobody's face in place of the photograph. */
function drawSilhouette(page: PDFPage, typeface: Typeface): void {
  const { left, top, width, height } = photo
  const middle = left + width / 2
  const bottom = top + height
  page.drawRectangle({ x: left, y: sheet.height - bottom, width, height, color: rgb(0.89, 0.9, 0.92) })
  page.drawEllipse({ x: middle, y: sheet.height - top - 70, xScale: 31, yScale: 36, color: rgb(0.7, 0.72, 0.77) })
  page.drawSvgPath(
    `M${middle - 60} ${bottom}C${middle - 60} ${bottom - 90} ${middle + 60} ${bottom - 90} ${middle + 60} ${bottom}Z`,
    {
      x: 0,
      y: sheet.height,
      color: rgb(0.7, 0.72, 0.77),
    },
  )
  drawCentred(page, typeface, { middle, baseline: bottom - 14, size: 16, shade: 0.35 })
}

function drawCentred(
  page: PDFPage,
  typeface: Typeface,
  at: { readonly middle: number; readonly baseline: number; readonly size: number; readonly shade: number },
): void {
  const x = at.middle - typeface.measure(specimen, at.size) / 2
  page.pushOperators(
    setFillingGrayscaleColor(at.shade),
    ...typeface.outline(specimen, x, sheet.height - at.baseline, at.size),
    fill(),
  )
}
