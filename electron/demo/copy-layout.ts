import type { Weight as FontWeight } from '../paper/fonts.ts'
import type { Block, CopyContent, Row } from './copy-model.ts'

export type Weight = Exclude<FontWeight, 'bold'>
export type Measure = (text: string, size: number, weight: Weight) => number

/** A line of letters in points; `baseline` counts from the top of the page. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly weight: Weight
  readonly isGrey: boolean
}

export interface CopyLayout {
  readonly runs: readonly Run[]
  readonly hasPhoto: boolean
  /** Top of the handwritten signature, where the copy has one. */
  readonly signatureTop: number | undefined
}

/** Measured on a copy of 2021: A4 in points, distances from the left and from the top. */
export const page = { width: 595, height: 842, left: 58, right: 537, codes: 84, values: 253 } as const
export const separators = [110, 343] as const
export const photo = { left: 398, top: 134, width: 139, height: 186 } as const
const signatureTop = 718

const requestTop = 36
const identityTop = 122
const bodyTop = 362
const bodyBottom = 806
const columnGap = 10
/** Rows stand as far apart as the page lets them, between these. */
const rowGap = { least: 2, most: 9.5 } as const

interface Style {
  readonly size: number
  readonly leading: number
  readonly before: number
  readonly weight: Weight
  readonly isGrey: boolean
}

const body: Style = { size: 10.5, leading: 12.6, before: 0, weight: 'regular', isGrey: false }
const note: Style = { ...body, size: 9, leading: 11, isGrey: true }
const styles = {
  title: body,
  text: { ...body, before: 6 },
  names: { ...body, size: 24, leading: 27.5, before: 16 },
  note: { ...body, leading: 14, before: 4, isGrey: true },
  number: { ...body, size: 38, leading: 44, before: 8 },
  section: { ...body, size: 13, leading: 17, before: 6, weight: 'semibold' },
} as const satisfies Record<string, Style>

interface Placed {
  readonly runs: readonly Run[]
  readonly height: number
}

export function layoutCopy(content: CopyContent, request: readonly string[], measure: Measure): CopyLayout {
  const width = (content.hasPhoto ? photo.left : page.right) - page.left - columnGap

  function setLines(text: string, style: Style, x: number, limit: number): Placed {
    const lines = text.split('\n').flatMap(line => wrap(line, limit, part => measure(part, style.size, style.weight)))
    const { size, weight, isGrey, leading, before } = style
    const runs = lines.map((line, index) => ({
      ...{ text: line, x, size, weight, isGrey },
      baseline: before + index * leading + size * 0.8 + (leading - size) / 2,
    }))
    return { runs, height: before + lines.length * leading }
  }

  function setRow({ code, label, labelNote, value, valueNote }: Row): Placed {
    const labels = code === undefined ? page.left : page.codes
    const labelWidth = page.values - labels - columnGap
    const valueWidth = page.right - page.values
    const column = (text: string, below: string | undefined, x: number, limit: number): Placed => {
      const main = setLines(text, body, x, limit)
      return below === undefined ? main : stack([main, setLines(below, note, x, limit)], 0)
    }
    const cells = [
      ...(!code ? [] : [setLines(code, body, page.left, labels - page.left)]),
      column(label, labelNote, labels, labelWidth),
      column(value, valueNote, page.values, valueWidth),
    ]
    return { runs: cells.flatMap(cell => cell.runs), height: Math.max(...cells.map(cell => cell.height)) }
  }

  function setBlock(block: Block, limit: number): Placed {
    switch (block.kind) {
      case 'row':
        return setRow(block.row)
      case 'signature':
        return { runs: [], height: 0 }
      case 'request':
        return setLines(request.join('\n'), { ...body, before: 12 }, page.left, limit)
      case 'title':
      case 'names':
      case 'text':
        return setLines(block.lines.join('\n'), styles[block.kind], page.left, limit)
      case 'note':
      case 'number':
      case 'section':
        return setLines(block.text, styles[block.kind], page.left, limit)
      default:
        return block satisfies never
    }
  }

  const signature = content.body.find(block => block.kind === 'signature')
  const rows = content.body.map(block => setBlock(block, page.right - page.left))
  const free = (signature ? signatureTop : bodyBottom) - bodyTop - rows.reduce((sum, { height }) => sum + height, 0)
  const gap = Math.min(rowGap.most, Math.max(rowGap.least, free / rows.length))
  const parts = [
    content.isRequestLast
      ? []
      : lower(setLines(request.join('\n'), body, page.values, page.right - page.values), requestTop),
    lower(
      stack(
        content.identity.map(block => setBlock(block, width)),
        0,
      ),
      identityTop,
    ),
    lower(stack(rows, gap), bodyTop),
    signature ? lower(setLines(signature.label, body, page.left, width), signatureTop) : [],
  ]
  return { runs: parts.flat(), hasPhoto: content.hasPhoto, signatureTop: signature ? signatureTop : undefined }
}

function lower({ runs }: Placed, top: number): readonly Run[] {
  return runs.map(run => ({ ...run, baseline: run.baseline + top }))
}

function stack(parts: readonly Placed[], gap: number): Placed {
  let top = 0
  const runs = parts.flatMap(part => {
    const placed = lower(part, top)
    top += part.height + gap
    return placed
  })
  return { runs, height: Math.max(0, top - gap) }
}

function wrap(line: string, limit: number, widthOf: (text: string) => number): readonly string[] {
  return line.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    return last === undefined || widthOf(longer) > limit ? [...lines, word] : [...lines.slice(0, -1), longer]
  }, [])
}
