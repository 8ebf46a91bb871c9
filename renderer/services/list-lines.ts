import type { ServiceRow } from '../../shared/model/service.ts'
import type { BranchSummary } from '../../shared/views.ts'

/** A line of the list: a branch, or a service of the branch above it. */
export type Line =
  | {
      readonly kind: 'branch'
      readonly id: string
      readonly branch: BranchSummary
      readonly rows: readonly ServiceRow[]
    }
  | {
      readonly kind: 'service'
      readonly id: string
      readonly row: ServiceRow
      readonly above: ServiceRow | null
      readonly below: ServiceRow | null
    }

/** Services under their branches, in the order of both; branches without services come last, once all is known. */
export function linesOf(
  rows: readonly ServiceRow[],
  branches: readonly BranchSummary[],
  showEmpty: boolean,
): readonly Line[] {
  const groups = Map.groupBy(rows, row => row.branchId)
  const filled = [...groups].flatMap(([branchId, own]) => {
    const branch = branches.find(({ id }) => id === branchId)
    return branch === undefined ? [] : [{ branch, own }]
  })
  const empty = showEmpty ? branches.filter(({ id }) => !groups.has(id)).map(branch => ({ branch, own: [] })) : []
  return [...filled, ...empty].flatMap(({ branch, own }): Line[] => [
    { kind: 'branch', id: branch.id, branch, rows: own },
    ...own.map((row, index): Line => ({
      kind: 'service',
      id: row.id,
      row,
      above: own[index - 1] ?? null,
      below: own[index + 1] ?? null,
    })),
  ])
}

/** What of a service a person needs to see first: an alarm, then what is missing, then whether visitors see it. */
export type ServiceState = 'broken' | 'gone' | 'none' | 'off' | 'on'

export function stateOf({ code, removedAt, active }: Pick<ServiceRow, 'code' | 'removedAt' | 'active'>): ServiceState {
  if (code === 'broken') return 'broken'
  if (removedAt !== null) return 'gone'
  if (code === 'none') return 'none'
  return active ? 'on' : 'off'
}

/** The lines that are drawn: those in view and a few around them, so that the keyboard always finds its neighbour. */
export function visibleLines(
  scrollTop: number,
  height: number,
  lineHeight: number,
  count: number,
): { readonly first: number; readonly end: number } {
  const around = 8
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / lineHeight)) - around)
  // Before the page has been measured: as many as fill most screens.
  const shown = Math.ceil((height > 0 ? height : 1_200) / lineHeight)
  return { first, end: Math.min(count, first + shown + 2 * around) }
}
