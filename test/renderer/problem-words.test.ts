import { expect, test } from 'vitest'
import { createTranslate } from '../../renderer/i18n.ts'
import { problemPlace, problemSentence } from '../../renderer/sources/problem-words.ts'
import type { CatalogueProblem } from '../../shared/model/catalogue-problem.ts'

const text = createTranslate('uk')
const problem: CatalogueProblem = { code: 'document-unknown', row: 12, field: 'Документи', value: 'паспорт моряка' }

test('a problem of a list says where it is and what was made of it', () => {
  expect(problemPlace(problem, text)).toBe('Рядок 12, «Документи»')
  expect(problemPlace({ ...problem, field: '' }, text)).toBe('Рядок 12')
  expect(problemPlace({ ...problem, row: null, field: 'branches[0].hours' }, text)).toBe('branches[0].hours')
  expect(problemSentence(problem, text)).toContain('«паспорт моряка»')
})
