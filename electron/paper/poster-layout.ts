import { quietModules } from '../../shared/qr-geometry.ts'
import { stack, type Block } from './block.ts'
import { drawCode } from './draw-code.ts'
import type { Faces } from './face.ts'
import type { Pen } from './pen.ts'
import { copies, type Naming } from './poster-copies.ts'
import { footer, help } from './poster-foot.ts'
import { header, invitation, serviceName } from './poster-head.ts'
import type { Facts, Layout, PosterInput } from './poster-model.ts'
import { steps } from './poster-steps.ts'
import { createSetting, leastModule, pointsPerMm, type Setting } from './setting.ts'

/** An upright sheet, in mm. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly margin: number
  /** Of its text and pictures, with A4 as 1. */
  readonly scale: number
  /** A code this wide is large enough: text gives way until then, and no further. */
  readonly wanted: number
  /** At its sides something else may stand up to here, in mm: the words along a fold. */
  readonly foreign?: number
}

/** The quiet zone with half a module more: for a camera that is held askew, and a printer that is. */
const clear = quietModules + 0.5

/** How tightly a sheet is set. */
interface Tightness {
  readonly scale: number
  readonly naming: Naming
  /** Without the sentence under the name: the steps say the same. */
  readonly isTerse?: boolean
}

/** From roomy to tight. */
const tightnesses: readonly Tightness[] = [
  { scale: 1, naming: 'full' },
  { scale: 0.92, naming: 'full' },
  { scale: 0.84, naming: 'full' },
  { scale: 0.76, naming: 'full' },
  { scale: 0.76, naming: 'short' },
  { scale: 0.66, naming: 'short' },
  { scale: 0.56, naming: 'short' },
  { scale: 0.8, naming: 'running' },
  { scale: 0.66, naming: 'running' },
  { scale: 0.4, naming: 'running', isTerse: true },
]

/** Of the width that is wanted: a code this wide still stands well on its sheet. */
const enough = 0.7

/**
 * The roomiest layout with a code as large as wanted and its copies in rows; or else the roomiest in which it is large
 * enough; or else the one with the largest code.
 */
export function layoutPoster(faces: Faces, sheet: Sheet, input: PosterInput, facts: Facts): Layout {
  /** Of the width that is wanted; nothing while a phone would not read it. */
  const share = ({ module }: Layout) =>
    module < leastModule ? 0 : (module * facts.code.modules) / (sheet.wanted * pointsPerMm)
  let best: Layout | null = null
  for (const tightness of tightnesses) {
    const setting = createSetting(faces, input.language, sheet.scale, tightness.scale)
    const plan = { setting, sheet, input, facts, ...tightness }
    const layout = larger(beside(plan), below(plan))
    if (share(layout) >= 1 && tightness.naming !== 'running') return layout
    if (best === null || share(best) < enough) best = best === null ? layout : larger(best, layout)
  }
  return best ?? nothing
}

const nothing: Layout = { module: 0, draw() {} }

const larger = (one: Layout, other: Layout): Layout => (other.module > one.module ? other : one)

interface Plan extends Tightness {
  readonly setting: Setting
  readonly sheet: Sheet
  readonly input: PosterInput
  readonly facts: Facts
}

/** The sheet without the code and the list of copies. */
interface Frame {
  readonly left: number
  readonly width: number
  readonly top: Block
  readonly bottom: readonly Block[]
  readonly gap: number
  /** Where the code's zone begins when nothing is put under the steps, and how high it is then. */
  readonly start: number
  readonly free: number
}

function frameOf({ setting, sheet, input, facts, isTerse }: Plan, list: readonly Block[]): Frame {
  const left = sheet.margin * pointsPerMm
  const width = sheet.width * pointsPerMm - 2 * left
  const gap = Math.max(setting.length(14), 6)
  const top = stack(
    [
      header(setting, input, width),
      stack(
        [
          serviceName(setting, input.service, width, setting.length(104)),
          ...(isTerse ? [] : [invitation(setting, width)]),
        ],
        setting.length(4),
      ),
    ],
    setting.length(16),
  )
  const bottom = [
    steps(setting, width),
    ...list,
    help(setting, width),
    footer(setting, facts.checkCode, facts.day, width),
  ]
  const start = left + top.height
  const free = sheet.height * pointsPerMm - start - left - stack(bottom, gap).height
  return { left, width, top, bottom, gap, start, free }
}

/** The list stands at the right of the code, whose edge is in line with the text: the margin is its quiet zone. */
function beside(plan: Plan): Layout {
  const { setting, sheet, input, facts, naming } = plan
  const frame = frameOf(plan, [])
  const { modules } = facts.code
  const roomy = frame.free / (modules + 2 * clear)
  // A sentence is read better in a broad column than beside a code that is larger than need be.
  const largest = naming === 'running' ? Math.min(roomy, (sheet.wanted * pointsPerMm) / modules) : roomy
  for (let module = largest; module > largest / 2; module *= 0.97) {
    const quiet = clear * module
    const codeLeft = Math.max(frame.left, quiet + (sheet.foreign ?? 0) * pointsPerMm)
    const listLeft = codeLeft + modules * module + Math.max(quiet, setting.length(20))
    const listWidth = frame.left + frame.width - listLeft
    // A column narrower than this breaks every name.
    if (listWidth < setting.text(15) * 8) continue
    const list = copies(setting, input, listWidth, 1, naming)
    if (list.height > frame.free - frame.gap) continue
    const codeTop = frame.start + (frame.free - modules * module) / 2
    return {
      module,
      draw(pen) {
        drawFrame(pen, frame)
        drawCode(pen, facts.code, codeLeft, codeTop, module)
        list.draw(pen, listLeft, Math.min(codeTop, frame.start + frame.free - frame.gap - list.height))
      },
    }
  }
  return nothing
}

/** The list stands under the steps, in as many columns as make it lowest; the code is in the middle of the sheet. */
function below(plan: Plan): Layout {
  const { setting, sheet, input, facts, naming } = plan
  const width = (sheet.width - 2 * sheet.margin) * pointsPerMm
  const lists = [1, 2, 3].map(columns => copies(setting, input, width, columns, naming))
  const list = lists.reduce((lowest, one) => (one.height < lowest.height ? one : lowest))
  const frame = frameOf(plan, [list])
  const { modules } = facts.code
  const wide = (sheet.width - 2 * (sheet.foreign ?? 0)) * pointsPerMm
  const module = Math.min(frame.free, wide) / (modules + 2 * clear)
  return {
    module,
    draw(pen) {
      drawFrame(pen, frame)
      const side = modules * module
      drawCode(pen, facts.code, frame.left + (frame.width - side) / 2, frame.start + (frame.free - side) / 2, module)
    },
  }
}

function drawFrame(pen: Pen, { left, top, bottom, gap, start, free }: Frame): void {
  top.draw(pen, left, start - top.height)
  stack(bottom, gap).draw(pen, left, start + free)
}
