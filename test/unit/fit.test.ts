import { describe, expect, it } from 'vitest'
import { fitPage, lastList, lastName, type Fit } from '../../renderer/display/fit.ts'
import { pickerPage } from '../../renderer/display/picker-pages.ts'

/** A page whose name takes so many lines, and that overflows until it is set as tight as asked. */
function pageOf(lines: (fit: Fit) => number, enough: (fit: Fit) => boolean) {
  let fit: Fit = { name: -1, list: -1 }
  return {
    set: (next: Fit) => void (fit = next),
    nameLines: () => lines(fit),
    overflows: () => !enough(fit),
  }
}
const oneLine = () => 1
const always = () => true

describe('how tight the page is set', () => {
  it.each([
    [4, 0],
    [5, 1],
    [7, 1],
    [8, 2],
    [10, 2],
    [11, 3],
    [18, 3],
  ])('%i copies start at step %i', (copies, list) => {
    expect(fitPage(pageOf(oneLine, always), copies)).toEqual({ name: 0, list })
  })

  it('is dense for a name of two lines', () => {
    expect(
      fitPage(
        pageOf(() => 2, always),
        3,
      ),
    ).toEqual({ name: 1, list: 1 })
  })

  it('makes a longer name smaller until it has two lines', () => {
    expect(
      fitPage(
        pageOf(fit => 4 - fit.name, always),
        3,
      ),
    ).toEqual({ name: 2, list: 1 })
  })

  it('tightens the list before the name', () => {
    expect(
      fitPage(
        pageOf(oneLine, fit => fit.list >= 2),
        5,
      ),
    ).toEqual({ name: 0, list: 2 })
    expect(
      fitPage(
        pageOf(oneLine, fit => fit.name >= 2),
        5,
      ),
    ).toEqual({ name: 2, list: lastList })
  })

  it('ends where nothing helps', () => {
    expect(
      fitPage(
        pageOf(
          () => 9,
          () => false,
        ),
        18,
      ),
    ).toEqual({ name: lastName, list: lastList })
  })
})

describe('the pages of the picker', () => {
  const many = (count: number, name = 'Послуга') => Array.from({ length: count }, (_, id) => ({ id, name }))

  it.each([
    [2, 2, 1],
    [5, 2, 1],
    [6, 3, 1],
    [8, 3, 1],
    [9, 3, 2],
    [20, 3, 3],
  ])('%i services stand in %i columns on %i pages', (count, columns, pages) => {
    expect(pickerPage(many(count), 0)).toMatchObject({ columns, pages })
  })

  it('shows each service once', () => {
    const all = [0, 1, 2].flatMap(page => pickerPage(many(20), page).items.map(item => item.id))
    expect(all).toEqual(many(20).map(item => item.id))
  })

  it('goes round', () => {
    expect(pickerPage(many(20), 3)).toEqual(pickerPage(many(20), 0))
  })

  it('gives long names wide cells', () => {
    expect(pickerPage(many(6, 'Дуже довга назва послуги '.repeat(4)), 0)).toMatchObject({ columns: 2, pages: 2 })
  })
})
