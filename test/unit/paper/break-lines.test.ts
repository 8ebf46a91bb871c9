import { expect, test } from 'vitest'
import { balanceLines, breakLines } from '../../../electron/paper/break-lines.ts'

/** Every letter is one wide. */
const measure = (text: string) => text.length

test('lines break at spaces and nowhere else while words fit', () => {
  expect(breakLines('', 10, measure)).toEqual([])
  expect(breakLines('Приймання на роботу', 12, measure)).toEqual(['Приймання на', 'роботу'])
  expect(breakLines('Приймання на\u00a0роботу', 12, measure)).toEqual(['Приймання', 'на\u00a0роботу'])
})

test('a word wider than a line gives way where it can, then anywhere; no letter is lost', () => {
  expect(breakLines('у\u00a0застосунку', 10, measure)).toEqual(['у', 'застосунку'])
  expect(breakLines('лікар-стоматолог', 12, measure)).toEqual(['лікар-', 'стоматолог'])
  const endless = 'Щ'.repeat(50)
  const lines = breakLines(endless, 8, measure)
  expect(lines.join('')).toBe(endless)
  expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(8)
})

test('balanced lines are as many, and break no word for evenness', () => {
  const text = 'Допомога внутрішньо переміщеним особам та їхнім дітям'
  const plain = breakLines(text, 30, measure)
  const even = balanceLines(text, 30, measure)
  expect(even).toHaveLength(plain.length)
  expect(even.join(' ')).toBe(text)
  const spread = (lines: readonly string[]) => Math.max(...lines.map(measure)) - Math.min(...lines.map(measure))
  expect(spread(even)).toBeLessThan(spread(plain))
  expect(balanceLines('Приймання на роботу', 13, measure)).toEqual(['Приймання', 'на роботу'])
})
