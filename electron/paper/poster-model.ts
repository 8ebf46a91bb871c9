import type { DocumentType } from '../../shared/document-types.ts'
import type { PosterFormat, PosterLanguage } from '../../shared/posters.ts'
import type { Code } from '../../shared/qr-code.ts'
import type { Edition } from '../../shared/views.ts'
import type { Fonts } from './fonts.ts'
import type { Pen } from './pen.ts'

/** Everything that stands on a poster; nothing of it is about a person. */
export interface PosterInput {
  readonly format: PosterFormat
  readonly language: PosterLanguage
  readonly institution: string
  readonly branch: string
  readonly service: string
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
  /** Byte for byte as stored. The caller has checked its seal and its host: paper shows what it is given. */
  readonly payload: string
  /** Epoch ms; the day is told in Kyiv time. */
  readonly printedAt: number
  /** In the demo a poster says that it leads nowhere. */
  readonly edition: Edition
  readonly fonts: Fonts
}

/** One page of vectors. The same input gives the same bytes. */
export interface Poster {
  readonly kind: 'poster'
  readonly pdf: Uint8Array
  /** As people and their print queue see it. */
  readonly title: string
  readonly checkCode: string
  readonly code: { readonly modules: number; readonly version: number; readonly level: string }
  /** The side of a module on paper, in mm. */
  readonly moduleMm: number
}

/** Why there is no poster. */
export type PosterRefusal =
  /** Nothing to encode, or more than any code holds. */
  | { readonly kind: 'refused'; readonly reason: 'empty' | 'too-long' }
  /** The code has more modules than the format takes. */
  | { readonly kind: 'refused'; readonly reason: 'too-many-modules'; readonly modules: number; readonly most: number }
  /** So much text that the code's modules would be smaller than a phone reads: a larger sheet is needed. */
  | { readonly kind: 'refused'; readonly reason: 'no-room' }

/** What is derived from the input before anything is laid out. */
export interface Facts {
  readonly code: Code
  readonly checkCode: string
  /** The day of printing as people write it, `dd.MM.yyyy`. */
  readonly day: string
}

/** Everything in its place; lengths are in points. */
export interface Layout {
  /** The side of a module. */
  readonly module: number
  draw(pen: Pen): void
}
