/** Cells of a picker page beside the one of help: two columns take five services, three take eight. */
const fewest = 5
const most = 8

export interface PickerPage<T> {
  readonly items: readonly T[]
  readonly columns: 2 | 3
  readonly pages: number
  /** The page after this one, round to the first; null where one page holds all. */
  readonly next: number | null
}

/** What the picker shows at once. Several pages give one cell of each to the way onwards. */
export function pickerPage<T>(all: readonly T[], page: number): PickerPage<T> {
  if (all.length <= most) return { items: all, columns: all.length <= fewest ? 2 : 3, pages: 1, next: null }
  const size = most - 1
  const pages = Math.ceil(all.length / size)
  const current = page % pages
  const items = all.slice(current * size, (current + 1) * size)
  return { items, columns: 3, pages, next: (current + 1) % pages }
}
