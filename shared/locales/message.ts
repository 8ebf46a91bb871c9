/**
 * Forms of a message with a count, by CLDR category: Ukrainian needs one (1, 21), few (2–4) and many (0, 5–20),
 * English one and other. `other` also serves fractions.
 */
export interface Plural {
  readonly one: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** The shape that a translation must have to match its source: the same keys, a text for a text, forms for forms. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Plural }
