import { z } from 'zod'

/** What a problem of a catalogue cost: the whole row (or branch) was left out, one field of it, or nothing. */
export type ProblemCost = 'row' | 'field' | 'nothing'

export const problemCodes = [
  'not-object',
  'id-missing',
  'id-invalid',
  'id-mangled',
  'id-duplicate',
  'name-missing',
  'row-uneven',
  'quote-open',
  'type-wrong',
  'too-long',
  'email-invalid',
  'hours-invalid',
  'alias-invalid',
  'document-unknown',
  'document-twice',
  'payload-too-long',
  'payload-twice',
  'branch-differs',
  'field-unknown',
  'column-unknown',
  'column-twice',
  'column-missing',
  'offer-without-documents',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export const problemCosts = {
  'not-object': 'row',
  'id-missing': 'row',
  'id-invalid': 'row',
  'id-mangled': 'row',
  'id-duplicate': 'row',
  'name-missing': 'row',
  'row-uneven': 'row',
  'quote-open': 'row',
  'type-wrong': 'field',
  'too-long': 'field',
  'email-invalid': 'field',
  'hours-invalid': 'field',
  'alias-invalid': 'field',
  'document-unknown': 'field',
  'document-twice': 'nothing',
  'payload-too-long': 'field',
  'payload-twice': 'nothing',
  'branch-differs': 'nothing',
  'field-unknown': 'nothing',
  'column-unknown': 'nothing',
  'column-twice': 'nothing',
  'column-missing': 'row',
  'offer-without-documents': 'row',
} as const satisfies Record<ProblemCode, ProblemCost>

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
