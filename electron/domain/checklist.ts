import { answersOf, type CopyType, type DocumentType } from '../../shared/document-types.ts'
import type { ChecklistRow, CopyProblem } from '../../shared/model/package.ts'

/** What a service asks for. */
export interface Asked {
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
}

export interface AnsweringCopy {
  readonly id: string
  readonly type: DocumentType | null
  readonly problem: CopyProblem | null
}

export interface Checklist {
  readonly rows: readonly ChecklistRow[]
  /** Ids of copies that answer nothing. */
  readonly extra: readonly string[]
  /** How many required documents have no answer. */
  readonly missing: number
}

/** Sets copies against what the service asks. A copy answers one document; a damaged one answers none. */
export function answerChecklist(asked: Asked, copies: readonly AnsweringCopy[]): Checklist {
  const free = [...copies]
  const answer = (type: DocumentType, required: boolean): ChecklistRow => {
    const answers: readonly DocumentType[] = answersOf(type)
    const index = free.findIndex(copy => copy.problem === null && copy.type !== null && answers.includes(copy.type))
    const [copy] = index < 0 ? [] : free.splice(index, 1)
    return { type, required, copyId: copy?.id ?? null }
  }
  const rows = [...asked.required.map(type => answer(type, true)), ...asked.optional.map(type => answer(type, false))]
  return {
    rows,
    extra: free.map(copy => copy.id),
    missing: rows.filter(row => row.required && row.copyId === null).length,
  }
}

/** How a set of types fits a list: all asked and none beside, some of the asked and none beside, or all asked and others. */
export function fitOf(asked: Asked, types: readonly CopyType[]): 'exact' | 'part' | 'more' | 'none' {
  const copies = types.map((type, index) => ({ id: String(index), type, problem: null }))
  const { rows, extra, missing } = answerChecklist(asked, copies)
  const answered = rows.some(row => row.copyId !== null)
  if (!answered) return 'none'
  if (extra.length === 0) return missing === 0 ? 'exact' : 'part'
  return missing === 0 ? 'more' : 'none'
}
