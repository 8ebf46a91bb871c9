/** The first letter made capital: for words kept as they stand in the middle of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
