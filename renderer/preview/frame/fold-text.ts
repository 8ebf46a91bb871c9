import type { TextItem } from './source.ts'

/** Text made comparable, with the way back: where each of its letters came from. */
export interface FoldedText {
  readonly text: string
  readonly items: readonly number[]
  readonly offsets: readonly number[]
}

const apostrophes = /['’ʼ‘`´]/
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const combining = /[\u0300-\u036f]/

/** Case, the kinds of apostrophes and spaces, and how й and ї are put together do not matter; і and ї, г and ґ do. */
export function foldItems(items: readonly TextItem[]): FoldedText {
  const letters: string[] = []
  const fromItems: number[] = []
  const fromOffsets: number[] = []

  function add(letter: string, item: number, offset: number): void {
    const last = letters.at(-1)
    if (letter === ' ' && (last === undefined || last === ' ')) return
    if (combining.test(letter) && last !== undefined) {
      const composed = (last + letter).normalize('NFC')
      if (composed.length === 1) {
        letters[letters.length - 1] = composed
        return
      }
    }
    letters.push(letter)
    fromItems.push(item)
    fromOffsets.push(offset)
  }

  items.forEach(({ str, hasEOL }, item) => {
    for (let offset = 0; offset < str.length; offset += 1) {
      const letter = foldLetter(str.charAt(offset))
      if (letter !== '') add(letter, item, offset)
    }
    if (hasEOL) add(' ', item, Math.max(0, str.length - 1))
  })
  return { text: letters.join(''), items: fromItems, offsets: fromOffsets }
}

function foldLetter(letter: string): string {
  if (invisible.test(letter)) return ''
  if (apostrophes.test(letter)) return "'"
  if (/\s/.test(letter)) return ' '
  const lower = letter.toLowerCase()
  return lower.length === 1 ? lower : letter
}

/** What is looked for, folded like the text it is looked for in. */
export function foldQuery(text: string): string {
  return foldItems([{ str: text, hasEOL: false }]).text.trim()
}

/** Where `query` begins in `folded`, at most `most` places. */
export function findAll(folded: FoldedText, query: string, most: number): number[] {
  const found: number[] = []
  if (query === '') return found
  for (
    let at = folded.text.indexOf(query);
    at !== -1 && found.length < most;
    at = folded.text.indexOf(query, at + query.length)
  )
    found.push(at)
  return found
}
