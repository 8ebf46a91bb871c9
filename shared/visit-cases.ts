/** The visits that the demo can play; `complete` first, the awkward ones after. */
export const visitCases = [
  'complete',
  'missing',
  'extra',
  'ukrainian-names',
  'outlined',
  'damaged',
  'not-pdf',
  'two-people',
  'octet-stream',
  'no-copies',
] as const

export type VisitCase = (typeof visitCases)[number]
