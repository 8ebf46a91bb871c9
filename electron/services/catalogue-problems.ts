import { problemCosts, type ProblemCode } from '../../shared/catalogue-problems.ts'
import type { CatalogueProblem } from '../../shared/model/catalogue-problem.ts'
import { reportLimit } from '../../shared/model/source.ts'
import { singleLine } from '../domain/safe-text.ts'
import { maxProblemValue } from './limits.ts'

/** What was wrong so far: the first few are kept, all are counted. */
export interface Problems {
  add(code: ProblemCode, place: { readonly row: number | null; readonly field: string }, value?: string): void
  readonly list: readonly CatalogueProblem[]
  readonly count: number
  /** Nothing was left out that may still be in the source. */
  readonly complete: boolean
}

/** These leave out a row that is no loss: its double is there, or it is no service of ours. */
const harmless: ReadonlySet<ProblemCode> = new Set(['id-duplicate', 'offer-without-documents'])

export function createProblems(): Problems {
  const list: CatalogueProblem[] = []
  let count = 0
  let complete = true
  return {
    add(code, { row, field }, value = '') {
      count += 1
      if (problemCosts[code] === 'row' && !harmless.has(code)) complete = false
      if (list.length < reportLimit)
        list.push({ code, row, field: singleLine(field, maxProblemValue), value: singleLine(value, maxProblemValue) })
    },
    list,
    get count() {
      return count
    },
    get complete() {
      return complete
    },
  }
}
