/** A line of the body: what is asked on the left, what is answered on the right. */
export interface Row {
  /** The point of the form, where the copy has a column for them; empty for a row without one. */
  readonly code?: string
  readonly label: string
  /** The label's other language, printed under it. */
  readonly labelNote?: string
  readonly value: string
  readonly valueNote?: string
}

export type Block =
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | { readonly kind: 'names'; readonly lines: readonly string[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'signature'; readonly label: string }
  | { readonly kind: 'request' }

/** What one copy says, in reading order; where it says it is decided by the layout. */
export interface CopyContent {
  readonly language: 'uk' | 'en'
  /** РНОКПП tells the request last; all others tell it at the top. */
  readonly isRequestLast: boolean
  readonly hasPhoto: boolean
  /** Between the two separators. */
  readonly identity: readonly Block[]
  /** Under them. */
  readonly body: readonly Block[]
}

/** Said by copies whose labels nobody has published. */
export const assumedLayout: Block = { kind: 'text', lines: ['макет припущено'] }

export function rows(...list: readonly (readonly [label: string, value: string])[]): readonly Block[] {
  return list.map(([label, value]) => ({ kind: 'row', row: { label, value } }))
}
