import { markDrawing } from '../../shared/drawings.ts'
import { tied } from '../../shared/words.ts'
import { paragraph, row, stack, type Block } from './block.ts'
import { bilingual, inOneLine, type Setting } from './setting.ts'
import type { PosterInput } from './poster-model.ts'
import { textStamp } from './text-stamp.ts'

/** Whose poster this is; in the demo with the word that says so. */
export function header(
  setting: Setting,
  { branch, institution, edition, language }: PosterInput,
  width: number,
): Block {
  const { faces, text, length } = setting
  const markHeight = Math.max(length(34), 15)
  const indent = markHeight + length(10)
  const stamp = edition === 'demo' ? [textStamp(faces, [inOneLine(language, 'demo')], text(12))] : []
  const room = width - indent - stamp.reduce((sum, { width }) => sum + width + length(12), 0)
  const names = [
    paragraph(faces, branch, room, { size: text(15), weight: 'semibold', colour: 'black' }),
    paragraph(faces, tied(institution), room, { size: text(12.5), weight: 'regular', colour: 'grey' }),
  ]
  const mark: Block = {
    height: markHeight,
    draw: (pen, left, top) => pen.drawing(markDrawing, left - markHeight * 0.09, top, markHeight),
  }
  const told = stack(names, 0)
  // Beside names of many lines the mark stays at their beginning.
  return row(
    [{ at: 0, block: mark }, { at: indent, block: told }, ...stamp.map(block => ({ at: width - block.width, block }))],
    told.height > markHeight * 1.3 ? 'top' : 'middle',
  )
}

/** Sizes that a service's name is tried in, as on a roomy A4 sheet. */
const nameSizes = [48, 44, 40, 36, 32, 29, 26, 23, 21, 19, 17]

/** Still larger than what stands around it. */
const leastName = 11

/** The service's name, as large as a strip of the sheet allows, its words whole if that can be. */
export function serviceName(setting: Setting, name: string, width: number, height: number): Block {
  const { faces, length } = setting
  const text = tied(name)
  const sizes = nameSizes.map(size => length(size)).filter(size => size > leastName)
  const set = (size: number) =>
    paragraph(faces, text, width, { size, weight: 'bold', colour: 'black', leading: 1.08, isBalanced: true })
  return sizes.map(set).find(({ isWhole, height: taken }) => isWhole && taken <= height) ?? set(leastName)
}

export function invitation(setting: Setting, width: number): Block {
  const { text } = setting
  return bilingual(
    setting,
    words => words.scan,
    width,
    { size: text(17), weight: 'regular', colour: 'black' },
    { size: text(13), weight: 'regular', colour: 'grey' },
  )
}
