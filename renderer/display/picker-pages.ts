/** Cells of a page beside the one of help: two wide columns take five services, three take eight. */
const wide = 5
const narrow = 8
/** A name longer than this needs a wide cell to be seen whole. */
const longName = 90

export interface PickerPage<T> {
  readonly items: readonly T[]
  readonly columns: 2 | 3
  /** From 1. */
  readonly number: number
  readonly pages: number
}

/** What the picker shows at once. Where there are several pages, one cell of each is the way onwards. */
export function pickerPage<T extends { readonly name: string }>(all: readonly T[], page: number): PickerPage<T> {
  const isWide = all.length <= wide || all.some(item => item.name.length > longName)
  const columns = isWide ? 2 : 3
  const cells = isWide ? wide : narrow
  if (all.length <= cells) return { items: all, columns, number: 1, pages: 1 }
  const size = cells - 1
  const pages = Math.ceil(all.length / size)
  const index = page % pages
  return { items: all.slice(index * size, (index + 1) * size), columns, number: index + 1, pages }
}
