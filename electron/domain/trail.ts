import type { WireError } from '../../shared/errors.ts'
import type { TrailEntry } from '../../shared/model/package.ts'
import type { ServerAction } from './after.ts'

export interface TrailFacts {
  readonly sentAt: number | null
  readonly receivedAt: number
  readonly folder: string
  /** When a person accepted it from Junk. */
  readonly acceptedAt: number | null
  readonly seenAt: number | null
  readonly recordedAt: number
  readonly shownAt: number | null
  /** What the server was to be told, as it was noted; the last of it is where the letter stands. */
  readonly told: readonly {
    readonly action: ServerAction
    readonly state: 'waiting' | 'done' | 'refused' | 'gone'
    readonly doneAt: number | null
    readonly error: WireError | null
  }[]
}

/** The way of a letter to the desk, in its order, whatever the clocks on it say. */
export function trailOf(facts: TrailFacts): TrailEntry[] {
  const { sentAt, receivedAt, folder, acceptedAt, seenAt, recordedAt, shownAt } = facts
  // The mark alone is not what was chosen: it only goes before. Of a letter that is gone nothing was done.
  const last = facts.told.findLast(({ action, state }) => action.does !== 'mark' && state !== 'gone')
  const entry = (step: TrailEntry['step'], at: number | null, detail: string | null = null) => ({
    ...{ step, at, detail },
    error: null,
  })
  return [
    entry('sent', sentAt),
    entry('received', receivedAt, folder),
    ...(acceptedAt === null ? [] : [entry('accepted', acceptedAt)]),
    entry('seen', seenAt),
    entry('stored', recordedAt),
    entry('shown', shownAt),
    ...(last ? [acted(last)] : []),
  ]
}

function acted({ action, state, doneAt, error }: TrailFacts['told'][number]): TrailEntry {
  return { step: 'acted', at: state === 'done' ? doneAt : null, detail: action.does, error }
}
