import { speechDrawing } from '../../shared/drawings.ts'
import { paragraph, row, type Block } from './block.ts'
import { bilingual, inOneLine, type Setting } from './setting.ts'
import { textStamp } from './text-stamp.ts'

/** The way for those who cannot scan; always there. */
export function help(setting: Setting, width: number): Block {
  const { text, length } = setting
  const icon = text(16) * 1.5
  const indent = icon + length(10)
  const words = bilingual(
    setting,
    said => `${said.helpAsk} ${said.helpAnswer}`,
    width - indent,
    { size: text(16), weight: 'semibold', colour: 'black' },
    { size: text(13), weight: 'regular', colour: 'grey' },
  )
  return row([
    { at: 0, block: { height: icon, draw: (pen, left, top) => pen.drawing(speechDrawing, left, top, icon) } },
    { at: indent, block: words },
  ])
}

/** The check code and the day of printing, by which the desk tells an old or a foreign poster. */
export function footer(setting: Setting, checkCode: string, day: string, width: number): Block {
  const { text, length, language, faces } = setting
  const stamp = textStamp(faces, [checkCode, day], text(12.5))
  const indent = stamp.width + length(12)
  const label = paragraph(faces, inOneLine(language, 'stamp'), width - indent, {
    size: text(10.5),
    weight: 'regular',
    colour: 'grey',
  })
  return row([
    { at: 0, block: stamp },
    { at: indent, block: label },
  ])
}
