import type { QueueItem } from '../../shared/model/package.ts'
import type { JunkRow } from './use-junk.ts'

/** A letter that somebody may be waiting for. */
export type WaitingLine = {
  readonly key: string
  readonly at: number
  /** It came while they waited. */
  readonly isNew: boolean
} & (
  | { readonly kind: 'package'; readonly item: QueueItem; readonly fromJunk: boolean }
  | { readonly kind: 'junk'; readonly row: JunkRow }
)

export interface LineFacts {
  readonly recent: readonly QueueItem[]
  readonly junk: readonly JunkRow[]
  /** Packages that were taken in from Junk here. */
  readonly accepted: readonly string[]
  /** What was there when the wait began. */
  readonly known: ReadonlySet<string>
  /** Letters of Junk that came before are another matter, unless they came while somebody waited. */
  readonly since: number
}

/** The letters of the last minutes from everywhere, newest first, and what lay in Junk before. */
export function waitingLines({ recent, junk, accepted, known, since }: LineFacts): {
  readonly lines: readonly WaitingLine[]
  readonly earlier: readonly JunkRow[]
} {
  const isLate = (row: JunkRow) => row.receivedAt >= since || !known.has(row.key)
  const lines: WaitingLine[] = [
    ...recent.map(item => ({
      ...({ kind: 'package', key: item.id, at: item.receivedAt, item } as const),
      isNew: !known.has(item.id),
      fromJunk: accepted.includes(item.id),
    })),
    ...junk.filter(isLate).map(row => ({
      ...({ kind: 'junk', key: row.key, at: row.receivedAt, row } as const),
      isNew: !known.has(row.key),
    })),
  ]
  return {
    lines: lines.toSorted((one, other) => Number(other.isNew) - Number(one.isNew) || other.at - one.at),
    earlier: junk.filter(row => !isLate(row)),
  }
}
