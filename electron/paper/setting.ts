import { documents as enDocuments } from '../../shared/locales/en/documents.ts'
import { poster as enPoster } from '../../shared/locales/en/poster.ts'
import { visitor as enVisitor } from '../../shared/locales/en/visitor.ts'
import { documents as ukDocuments } from '../../shared/locales/uk/documents.ts'
import { poster as ukPoster } from '../../shared/locales/uk/poster.ts'
import { visitor as ukVisitor } from '../../shared/locales/uk/visitor.ts'
import type { PosterLanguage } from '../../shared/posters.ts'
import { paragraph, stack, type Block, type Paragraph } from './block.ts'
import type { Faces } from './face.ts'

export const pointsPerMm = 72 / 25.4

/** A module of 0.8 mm: below it the camera of a phone takes one for noise. */
export const leastModule = 0.8 * pointsPerMm

const uk = { ...ukVisitor, ...ukPoster, ...ukDocuments }
const en = { ...enVisitor, ...enPoster, ...enDocuments } satisfies Record<keyof typeof uk, string>
export type Word = keyof typeof uk
/** Everything that a poster says, in one language. */
export type Said = Readonly<Record<Word, string>>

/** How large things are on one sheet at one tightness. Sizes are told as they are on a roomy A4 sheet. */
export interface Setting {
  readonly faces: Faces
  readonly language: PosterLanguage
  /** A size of text; however tight the sheet, never under `least`. */
  text(size: number, least?: number): number
  /** Any other length. */
  length(points: number): number
}

/** What is read at arm's length; nothing on a poster is smaller. */
const leastText = 9

export function createSetting(faces: Faces, language: PosterLanguage, scale: number, tightness: number): Setting {
  return {
    faces,
    language,
    text: (size, least = leastText) => Math.max(least, size * scale * tightness),
    length: points => points * scale * tightness,
  }
}

/** What a visitor reads: Ukrainian, and under it English where the poster is in both. */
export function bilingual(
  setting: Setting,
  say: (said: Said) => string,
  width: number,
  first: Paragraph,
  second: Paragraph,
): Block {
  const ukrainian = paragraph(setting.faces, say(uk), width, first)
  if (setting.language === 'uk') return ukrainian
  // What is read as a paragraph is parted as one.
  const gap = first.size * (ukrainian.lines > 2 ? 0.4 : 0.12)
  return stack([ukrainian, paragraph(setting.faces, say(en), width, second)], gap)
}

/** Both languages one after the other, where there are only a few words. */
export function inOneLine(language: PosterLanguage, word: Word): string {
  return language === 'both' ? `${uk[word]} · ${en[word]}` : uk[word]
}
