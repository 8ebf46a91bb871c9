import { adviseDistance, type ScanAdvice } from '../../shared/scan-distance.ts'
import type { CodeOnDisplay, OperatorView, ServiceSummary } from '../../shared/views.ts'

export interface CodeRow {
  readonly service: ServiceSummary
  readonly branch: string
  readonly seen: CodeOnDisplay | null
  /** Null until its size on a monitor is known. */
  readonly advice: ScanAdvice | null
}

type Shown = Pick<OperatorView, 'services' | 'branches' | 'display'> & {
  /** The diagonal of the monitors. */
  readonly inches: number
}

/** How each visible service's code stands on the reception screen: what needs a person first. */
export function codeRows({ services, branches, display, inches }: Shown): readonly CodeRow[] {
  const names = new Map(branches.map(({ id, name }) => [id, name]))
  const rows = services.map((service): CodeRow => {
    const seen = display.codes[service.id] ?? null
    const advice = seen && adviceOf(seen, display.screens, inches)
    return { service, branch: names.get(service.branchId) ?? '', seen, advice }
  })
  return rows.sort((one, other) => urgency(other) - urgency(one))
}

/** Of several monitors the finest: what is said holds on each of them. */
function adviceOf(
  { module, modules }: CodeOnDisplay,
  screens: OperatorView['display']['screens'],
  diagonalInches: number,
): ScanAdvice | null {
  if (module === null || modules === null) return null
  const advices = screens.map(({ width, height }) =>
    adviseDistance({ diagonalInches, width, height }, { module, modules }),
  )
  return advices.length === 0
    ? null
    : advices.reduce((worst, advice) => (advice.moduleMm < worst.moduleMm ? advice : worst))
}

function urgency({ service, seen, advice }: CodeRow): number {
  if (service.code === 'broken') return 4
  if (seen?.verdict === 'mismatch' || seen?.verdict === 'unreadable') return 3
  if (service.code === 'none') return 2
  return advice?.isSmall ? 1 : 0
}
