/** Short words kept with the word after them, so that no line ends in a preposition. */
export function tied(text: string): string {
  return text.replaceAll(/(?<=^|[\s«(])(\p{L}{1,3})\s+/gu, '$1\u00a0')
}

/** The first letter made capital: for words kept as they stand in the middle of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
