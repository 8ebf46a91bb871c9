import type { TraceEvent } from './trace.ts'

export interface CheckedOrder {
  /** Acknowledgements of letters that a power cut could still have taken. */
  readonly early: number
  /** Letters that the trace shows called stored, and told to the server; those too early among them. */
  readonly stored: number
  readonly told: number
}

/**
 * What is acknowledged is in the log, and the log is flushed: nothing was written since, and what was written since the
 * acknowledgements before has room for these letters, which nothing makes smaller. `sizes` are the letters' bytes by
 * their SHA-256, `places` says which letter a UID names.
 */
export async function checkOrder(
  events: AsyncIterable<TraceEvent>,
  sizes: ReadonlyMap<string, number>,
  places: ReadonlyMap<number, string>,
): Promise<CheckedOrder> {
  const stored = new Set<string>()
  const safe = new Set<string>()
  const told = new Set<number>()
  let [written, flushed, early] = [0, 0, 0]
  let isAcknowledging = false
  for await (const event of events) {
    switch (event.kind) {
      case 'written':
        // Room that earlier letters left is not for later ones.
        if (isAcknowledging) flushed = 0
        isAcknowledging = false
        written += event.bytes
        break
      case 'synced':
        flushed += written
        written = 0
        break
      case 'stored':
        isAcknowledging = true
        stored.add(event.sha256)
        flushed -= sizes.get(event.sha256) ?? Infinity
        if (written > 0 || flushed < 0) early += 1
        else safe.add(event.sha256)
        break
      case 'told':
        for (const uid of event.uids) {
          if (!safe.has(places.get(uid) ?? '')) early += 1
          told.add(uid)
        }
        break
    }
  }
  return { early, stored: stored.size, told: told.size }
}
