/**
 * How tight the page is set: `name` 0 roomy … 4 smallest, `list` 0 roomy, 1 dense, 2 two columns of short names,
 * 3 the smallest. The style sheet says what each step looks like; no step goes under 30u.
 */
export interface Fit {
  readonly name: number
  readonly list: number
}

export const lastName = 4
export const lastList = 3

/** What a fit is tried on: setting it changes the layout, which can then be asked. */
export interface Page {
  set(fit: Fit): void
  nameLines(): number
  overflows(): boolean
}

/** The roomiest setting in which everything is seen. */
export function fitPage(page: Page, copies: number): Fit {
  let name = 0
  let list = listStepOf(copies)
  const set = () => page.set({ name, list })
  set()
  if (page.nameLines() > 1) {
    name = 1
    list = Math.max(list, 1)
    set()
  }
  while (page.nameLines() > 2 && name < lastName) {
    name++
    set()
  }
  while (page.overflows() && (list < lastList || name < lastName)) {
    if (list < lastList) list++
    else name++
    set()
  }
  return { name, list }
}

function listStepOf(copies: number): number {
  if (copies <= 4) return 0
  if (copies <= 7) return 1
  return copies <= 10 ? 2 : 3
}
