import { describe, expect, test } from 'vitest'
import { findAll, foldItems, foldQuery } from '../../../renderer/preview/frame/fold-text.ts'

const page = (...lines: string[]) => foldItems(lines.map(str => ({ str, hasEOL: true })))
const count = (lines: string[], query: string) => findAll(page(...lines), foldQuery(query), 100).length

describe('search in the text of a copy', () => {
  test.each([
    ['case', ['ПРИКЛАДНА Таїсія'], 'прикладна таїсія'],
    ['the kind of apostrophe', ['Прим’яренко', "обʼєкт обв'язка"], 'прим`яренко'],
    ['no-break spaces', ['№\u00a0348'], '№ 348'],
    ['a name broken over lines', ['Прикладна', 'Таїсія'], 'прикладна таїсія'],
    ['soft hyphens', ['доку\u00adмент'], 'документ'],
    ['й and ї put together from two signs', ['Зразковии\u0306', 'і\u0308жак'], 'зразковий їжак'],
    ['spaces around the query', ['РНОКПП'], '  рнокпп '],
  ])('does not mind %s', (_, lines, query) => {
    expect(count(lines, query)).toBe(1)
  })

  test.each([
    ['їжак', 'іжак'],
    ['ґава', 'гава'],
    ['край', 'краи'],
  ])('keeps %s and %s apart', (text, query) => {
    expect(count([text], query)).toBe(0)
  })

  test('knows where each letter came from', () => {
    const folded = page('Стать:', '  Ж  ')
    const [at] = findAll(folded, 'ж', 9)
    expect([folded.items[at!], folded.offsets[at!]]).toEqual([1, 2])
  })

  test('finds no more than asked, and nothing for nothing', () => {
    expect(findAll(page('а'.repeat(50)), 'а', 7)).toHaveLength(7)
    expect(findAll(page('а'), foldQuery('  '), 7)).toEqual([])
  })
})
