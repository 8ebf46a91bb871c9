import { roundedBox, stepDrawings, type Pictogram } from '../../shared/drawings.ts'
import { halfCapital, stack, type Block } from './block.ts'
import { onInk, onPaper, type Paints, type Pen } from './pen.ts'
import { bilingual, type Setting } from './setting.ts'

/** The three pictured steps. Many visitors stop before the third, so that one is the loudest. */
export function steps(setting: Setting, width: number): Block {
  const gap = Math.max(setting.length(12), 5)
  const half = (width - gap) / 2
  const quiet = [quietStep(setting, 'scan', 'stepScan', half), quietStep(setting, 'confirm', 'stepConfirm', half)]
  const height = Math.max(...quiet.map(step => step.height))
  const pair: Block = {
    height,
    draw: (pen, left, top) => quiet.forEach((step, index) => step.draw(pen, left + index * (half + gap), top, height)),
  }
  return stack([pair, loudStep(setting, width)], gap)
}

/** The number in its stamp is text too, and no smaller than any other. */
const leastPictogram = 37

/** A step that can be made as high as its neighbour. */
interface Step {
  readonly height: number
  draw(pen: Pen, left: number, top: number, height: number): void
}

function quietStep(
  setting: Setting,
  picture: 'scan' | 'confirm',
  word: 'stepScan' | 'stepConfirm',
  width: number,
): Step {
  const { text, length } = setting
  const pad = length(9)
  const pictured = pictogramSize(stepDrawings[picture], Math.max(length(62), leastPictogram))
  const indent = pad + pictured.width + length(12)
  const words = bilingual(
    setting,
    said => said[word],
    width - indent - pad,
    { size: text(16), weight: 'semibold', colour: 'black', isBalanced: true },
    { size: text(13), weight: 'regular', colour: 'grey', isBalanced: true },
  )
  return {
    height: Math.max(pictured.height, words.height) + 2 * pad,
    draw(pen, left, top, height) {
      pen.path(roundedBox(left, top, width, height, length(7)), { stroke: 'line', width: 1 })
      pictogram(setting, pen, stepDrawings[picture], left + pad, top + (height - pictured.height) / 2, pictured.height)
      words.draw(pen, left + indent, top + (height - words.height) / 2)
    },
  }
}

/** The loudest words of the smallest sheet, beside words of 9. */
const leastLoud = 13

function loudStep(setting: Setting, width: number): Block {
  const { text, length } = setting
  const pad = length(11)
  const pictured = pictogramSize(stepDrawings.send, Math.max(length(80), text(30, leastLoud) * 2.7))
  const indent = pad + pictured.width + length(20)
  const room = width - indent - pad
  const words = stack(
    [
      bilingual(
        setting,
        said => said.stepSend,
        room,
        { size: text(30, leastLoud), weight: 'bold', colour: 'white', leading: 1.08 },
        { size: text(18), weight: 'semibold', colour: 'white' },
      ),
      bilingual(
        setting,
        said => said.stepSendWhy,
        room,
        { size: text(15), weight: 'regular', colour: 'white' },
        { size: text(13), weight: 'regular', colour: 'white' },
      ),
    ],
    length(4),
  )
  const height = Math.max(pictured.height, words.height) + 2 * pad
  return {
    height,
    draw(pen, left, top) {
      pen.path(roundedBox(left, top, width, height, length(7)), { fill: 'ink' })
      const middle = (height - pictured.height) / 2
      pictogram(setting, pen, stepDrawings.send, left + pad, top + middle, pictured.height, onInk)
      words.draw(pen, left + indent, top + (height - words.height) / 2)
    },
  }
}

function pictogramSize({ box }: Pictogram, height: number): { readonly width: number; readonly height: number } {
  return { width: (box[2] * height) / box[3], height }
}

function pictogram(
  setting: Setting,
  pen: Pen,
  drawing: Pictogram,
  left: number,
  top: number,
  height: number,
  paints: Paints = onPaper,
): void {
  pen.drawing(drawing, left, top, height, paints)
  const { box, label, number } = drawing
  const scale = height / box[3]
  const size = label.size * scale
  const digit = String(number)
  pen.text(
    digit,
    left + (label.x - box[0]) * scale - setting.faces.bold.width(digit, size) / 2,
    top + (label.y - box[1]) * scale + halfCapital * size,
    { size, weight: 'bold', colour: paints[label.paint] },
  )
}
