import type { DocumentType } from '../../shared/document-types.ts'
import { sheetDrawings } from '../../shared/drawings.ts'
import { capitalised } from '../../shared/words.ts'
import { paragraph, stack, type Block } from './block.ts'
import type { Pen } from './pen.ts'
import type { PosterInput } from './poster-model.ts'
import { bilingual, inOneLine, type Said, type Setting } from './setting.ts'

/** Copies in rows by their full or short names, or one after the other as in a sentence. */
export type Naming = 'full' | 'short' | 'running'

type Asked = Pick<PosterInput, 'required' | 'optional'>

/** The copies that the service asks for, the required ones first. */
export function copies(setting: Setting, asked: Asked, width: number, columns: number, naming: Naming): Block {
  if (asked.required.length + asked.optional.length === 0) return { height: 0, draw() {} }
  const { text, length } = setting
  const heading = paragraph(setting.faces, inOneLine(setting.language, 'copies'), width, {
    size: text(12.5),
    weight: 'semibold',
    colour: 'grey',
  })
  const list = naming === 'running' ? sentence(setting, asked, width) : ledger(setting, asked, width, columns, naming)
  return stack([heading, list], length(5))
}

/** Cells ruled as in a register, row by row. */
function ledger(
  setting: Setting,
  { required, optional }: Asked,
  width: number,
  columns: number,
  naming: 'full' | 'short',
): Block {
  const pad = setting.length(6)
  const gap = setting.length(16)
  const column = (width - (columns - 1) * gap) / columns
  const cells = [
    ...required.map(type => cell(setting, type, false, column, naming)),
    ...optional.map(type => cell(setting, type, true, column, naming)),
  ]
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, index) =>
    cells.slice(index * columns, (index + 1) * columns),
  )
  const heightOf = (row: readonly Block[]) => Math.max(...row.map(({ height }) => height)) + 2 * pad

  function rule(pen: Pen, left: number, top: number, count: number): void {
    for (let index = 0; index < count; index++)
      pen.path(`M${left + index * (column + gap)} ${top}h${column}`, { stroke: 'line', width: 0.75 })
  }

  return {
    height: rows.reduce((sum, row) => sum + heightOf(row), 0),
    draw(pen, left, top) {
      let next = top
      for (const row of rows) {
        rule(pen, left, next, row.length)
        row.forEach((block, index) => block.draw(pen, left + index * (column + gap), next + pad))
        next += heightOf(row)
        rule(pen, left, next, row.length)
      }
    },
  }
}

function cell(
  setting: Setting,
  type: DocumentType,
  isOptional: boolean,
  width: number,
  naming: 'full' | 'short',
): Block {
  const { text, length } = setting
  const size = text(15)
  const sheet = size * 0.95
  const indent = sheet * 0.9 + length(9)
  const words = bilingual(
    setting,
    said => {
      const name = naming === 'full' ? said[type] : capitalised(said[`short-${type}`])
      return isOptional ? `${name}, ${naming === 'full' ? said.optional : said.optionalShort}` : name
    },
    width - indent,
    { size, weight: 'regular', colour: 'black' },
    { size: text(12), weight: 'regular', colour: 'grey' },
  )
  return {
    height: words.height,
    draw(pen, left, top) {
      // Beside the first line, however many there are.
      pen.drawing(sheetDrawings[isOptional ? 'optional' : 'required'], left, top + (size * 1.2 - sheet) / 2, sheet)
      words.draw(pen, left + indent, top)
    },
  }
}

/** «Паспорт, РНОКПП; якщо є: довідка ВПО.» */
function sentence(setting: Setting, { required, optional }: Asked, width: number): Block {
  const names = (said: Said, types: readonly DocumentType[]) => types.map(type => said[`short-${type}`]).join(', ')
  const size = setting.text(15)
  return bilingual(
    setting,
    said =>
      capitalised(
        [
          ...(required.length > 0 ? [names(said, required)] : []),
          ...(optional.length > 0 ? [`${said.optionalShort}: ${names(said, optional)}`] : []),
        ].join('; '),
      ),
    width,
    { size, weight: 'regular', colour: 'black' },
    { size: setting.text(12), weight: 'regular', colour: 'grey' },
  )
}
