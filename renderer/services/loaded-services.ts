import type { Client } from '../../shared/client.ts'
import type { ServiceRow } from '../../shared/model/service.ts'

/** As much of the list as has been asked for: always its beginning, without gaps. */
export interface LoadedServices {
  /** The search that it answers. */
  readonly text: string
  readonly rows: readonly ServiceRow[]
  /** How many there are in all. */
  readonly total: number
}

/** The beginning of the list, at least `count` rows of it where there are so many. @throws AppError */
export async function loadServices(
  client: Client<'operator'>,
  text: string,
  count: number,
  begun: readonly ServiceRow[] = [],
): Promise<LoadedServices> {
  const rows = [...begun]
  for (;;) {
    const page = await client('service.list', { text, branchId: null, offset: rows.length })
    rows.push(...page.rows)
    // An empty page before the end: the list became shorter while it was read.
    if (rows.length >= Math.min(count, page.total) || page.rows.length === 0) return { text, rows, total: page.total }
  }
}
