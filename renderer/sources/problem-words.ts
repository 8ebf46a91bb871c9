import type { CatalogueProblem } from '../../shared/model/catalogue-problem.ts'
import type { Translate } from '../i18n.ts'

/** Where in a catalogue something is wrong; '' when it is wrong as a whole. */
export function problemPlace({ row, field }: CatalogueProblem, text: Translate): string {
  if (row !== null) return field === '' ? text('catalogue.at-row', { row }) : text('catalogue.at-cell', { row, field })
  return field === '' ? '' : text('catalogue.at-field', { field })
}

/** What is wrong there, and what was made of it. */
export function problemSentence({ code, value }: CatalogueProblem, text: Translate): string {
  return text(`catalogue.${code}`, { value })
}
