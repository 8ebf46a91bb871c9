import type { AsideReason, QueueItem } from '../../shared/model/package.ts'

/** In the order in which they are listed. */
export const asideReasons = ['flood', 'automatic', 'test', 'clerk'] as const satisfies readonly AsideReason[]

/** Of every reason. */
export function countAside(counts: Readonly<Record<AsideReason, number>>): number {
  return asideReasons.reduce((sum, reason) => sum + counts[reason], 0)
}

/** What the window knows of the packages that are held aside. */
export interface AsideUi {
  /** Whether they are listed in the place of the queue. */
  readonly shown: boolean
  readonly reason: AsideReason | null
  /** The newest of them, as far as they were asked for; null before the first answer. */
  readonly rows: readonly QueueItem[] | null
  readonly total: number
  /** Rows that are marked to be taken into the queue together. */
  readonly ticked: ReadonlySet<string>
  /** How many letters of a flood somebody at this desk has taken note of. */
  readonly floodSeen: number
}

export const initialAside: AsideUi = {
  shown: false,
  reason: null,
  rows: null,
  total: 0,
  ticked: new Set(),
  floodSeen: 0,
}

/** What was put aside together, or taken into the queue together. */
export interface Moved {
  readonly ids: readonly string[]
  readonly aside: boolean
  /** Why each of them was held aside before: so it is put back. */
  readonly reasons: ReadonlyMap<string, AsideReason>
  readonly text: string
}
