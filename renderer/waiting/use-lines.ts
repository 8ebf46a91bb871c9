import { useState } from 'react'
import type { QueueItem } from '../../shared/model/package.ts'
import { waitingLines } from './lines.ts'
import type { Junk } from './use-junk.ts'

const recentMs = 15 * 60_000

/** The letters to show: what is not among the first answers is new. */
export function useLines(recent: readonly QueueItem[] | undefined, junk: Junk, begunAt: number) {
  const isJunkSeen = junk.lists !== undefined && [...junk.lists.values()].every(({ place }) => place !== 'unseen')
  const knownPackages = useFirst(recent?.map(({ id }) => id))
  // Before the first look into Junk nothing is known of it, and all of it would be new.
  const knownJunk = useFirst(isJunkSeen ? junk.rows.map(({ key }) => key) : undefined)
  return waitingLines({
    recent: recent ?? [],
    junk: junk.rows,
    accepted: junk.accepted,
    known: new Set([...knownPackages, ...knownJunk]),
    since: begunAt - recentMs,
  })
}

/** The first list that came, kept. */
function useFirst(keys: readonly string[] | undefined): readonly string[] {
  const [first, setFirst] = useState<readonly string[]>()
  if (first === undefined && keys !== undefined) setFirst(keys)
  return first ?? keys ?? []
}
