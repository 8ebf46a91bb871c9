import type { TrailEntry } from '../../shared/model/package.ts'

export interface TrailFacts {
  readonly sentAt: number | null
  readonly receivedAt: number
  readonly folder: string
  readonly seenAt: number | null
  readonly recordedAt: number
  readonly shownAt: number | null
}

/** The way of a letter to the desk, in its order, whatever the clocks on it say. */
export function trailOf({ sentAt, receivedAt, folder, seenAt, recordedAt, shownAt }: TrailFacts): TrailEntry[] {
  const entry = (step: TrailEntry['step'], at: number | null, detail: string | null = null) => ({
    ...{ step, at, detail },
    error: null,
  })
  return [
    entry('sent', sentAt),
    entry('received', receivedAt, folder),
    entry('seen', seenAt),
    entry('stored', recordedAt),
    entry('shown', shownAt),
  ]
}
