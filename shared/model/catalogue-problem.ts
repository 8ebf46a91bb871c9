import { z } from 'zod'
import { problemCodes } from '../catalogue-problems.ts'

/** What is wrong with one place of a catalogue. A sentence for each code is in the locales under `catalogue.<code>`. */
export const catalogueProblem = z.object({
  code: z.enum(problemCodes),
  /** The row as a spreadsheet numbers it; null in a catalogue that has no rows. */
  row: z.int().nullable(),
  /** The column by its own heading, or the path to the field: `branches[3].services[2].hours`; '' for the whole row. */
  field: z.string(),
  /** What stands there, or the other one that it collides with: one line of at most 100 characters; '' where that says nothing. */
  value: z.string(),
})
export type CatalogueProblem = Readonly<z.infer<typeof catalogueProblem>>
