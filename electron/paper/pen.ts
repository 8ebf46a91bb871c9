import fontkit from '@pdf-lib/fontkit'
import {
  beginText,
  concatTransformationMatrix,
  drawSvgPath,
  endText,
  grayscale,
  LineCapStyle,
  LineJoinStyle,
  PDFHexString,
  PDFOperator,
  PDFOperatorNames,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setFillingColor,
  setFontAndSize,
  setLineJoin,
  setTextMatrix,
  type Color,
  type PDFDocument,
  type PDFFont,
  type PDFName,
  type PDFPage,
} from 'pdf-lib'
import type { Drawing, Matrix, Paint, Shape } from '../../shared/drawings.ts'
import type { Faces } from './face.ts'
import type { Fonts, Weight } from './fonts.ts'

/** The reception's ink and its greys; black is a printer's own black, which needs no raster. */
export const colours = {
  black: grayscale(0),
  white: grayscale(1),
  grey: rgb(0x3c / 255, 0x40 / 255, 0x52 / 255),
  ink: rgb(0x2a / 255, 0x33 / 255, 0x90 / 255),
  line: rgb(0xb4 / 255, 0xb9 / 255, 0xc6 / 255),
} as const satisfies Record<string, Color>
export type Colour = keyof typeof colours

export interface TextStyle {
  readonly size: number
  readonly weight: Weight
  readonly colour: Colour
}

/** How a shape's three paints are mixed where it stands. */
export type Paints = Readonly<Record<Paint, Colour>>
export const onPaper: Paints = { line: 'black', ink: 'ink', paper: 'white' }
/** Turned around: light on ink. */
export const onInk: Paints = { line: 'white', ink: 'white', paper: 'ink' }

export interface Look {
  readonly fill?: Colour | undefined
  readonly stroke?: Colour | undefined
  readonly width?: number | undefined
  readonly dash?: readonly number[] | undefined
  readonly isMitred?: boolean | undefined
}

/** Draws on a page in points from its upper left corner, down. */
export interface Pen {
  text(words: string, left: number, baseline: number, style: TextStyle): void
  /** @param d an SVG path */
  path(d: string, look: Look): void
  /** As high as told, with the left edge of its box at `left`. */
  drawing(drawing: Drawing, left: number, top: number, height: number, paints?: Paints): void
  /** Everything inside lies in coordinates of its own. */
  within(matrix: Matrix, draw: () => void): void
}

const upsideDown: Matrix = [1, 0, 0, -1, 0, 0]

export async function createPen(pdf: PDFDocument, page: PDFPage, fonts: Fonts, faces: Faces): Promise<Pen> {
  pdf.registerFontkit(fontkit)
  const embed = async (weight: Weight): Promise<readonly [PDFFont, PDFName]> => {
    const font = await pdf.embedFont(fonts[weight], { subset: true })
    return [font, page.node.newFontDictionary(font.name, font.ref)]
  }
  const embedded = {
    regular: await embed('regular'),
    semibold: await embed('semibold'),
    bold: await embed('bold'),
  } as const satisfies Record<Weight, unknown>
  const put = (...operators: PDFOperator[]) => page.pushOperators(...operators)
  put(concatTransformationMatrix(1, 0, 0, -1, 0, page.getHeight()))

  function within(matrix: Matrix, draw: () => void): void {
    put(pushGraphicsState(), concatTransformationMatrix(...matrix))
    draw()
    put(popGraphicsState())
  }

  function path(d: string, { fill, stroke, width = 1, dash, isMitred }: Look): void {
    const drawn = drawSvgPath(d, {
      x: 0,
      y: 0,
      scale: undefined,
      color: fill && colours[fill],
      borderColor: stroke && colours[stroke],
      borderWidth: stroke ? width : 0,
      borderLineCap: LineCapStyle.Round,
      borderDashArray: [...(dash ?? [])],
    })
    // The library turns the axis of every path: it is turned back beforehand.
    within(upsideDown, () => put(setLineJoin(isMitred ? LineJoinStyle.Miter : LineJoinStyle.Round), ...drawn))
  }

  function shape({ matrix, fill, stroke, ...rest }: Shape, paints: Paints): void {
    const draw = () => path(rest.d, { ...rest, fill: fill && paints[fill], stroke: stroke && paints[stroke] })
    if (matrix) within(matrix, draw)
    else draw()
  }

  return {
    within,
    path,
    text(words, left, baseline, { size, weight, colour }) {
      const [font, name] = embedded[weight]
      put(
        beginText(),
        setFillingColor(colours[colour]),
        setFontAndSize(name, size),
        setTextMatrix(1, 0, 0, -1, left, baseline),
        PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [
          pdf.context.obj(kerned(font.encodeText(words).asString(), faces[weight].kerning(words))),
        ]),
        endText(),
      )
    },
    drawing({ box, shapes }, left, top, height, paints = onPaper) {
      const scale = height / box[3]
      within([scale, 0, 0, scale, left - box[0] * scale, top - box[1] * scale], () => {
        for (const one of shapes) shape(one, paints)
      })
    },
  }
}

/** Letters and what is taken away between them, as PDF's TJ wants it: a positive number draws the next letter nearer. */
function kerned(hex: string, kerning: readonly number[]): (PDFHexString | number)[] {
  const pieces: (PDFHexString | number)[] = []
  let run = ''
  kerning.forEach((adjustment, index) => {
    // Each letter is two bytes.
    run += hex.slice(index * 4, index * 4 + 4)
    if (adjustment === 0 && index < kerning.length - 1) return
    pieces.push(PDFHexString.of(run), -adjustment)
    run = ''
  })
  return pieces
}
