import type { QueueItem } from '../../../shared/model/package.ts'

/** A row of the desk's list, and when it was there (ms of `performance.now`). */
export interface SeenRow {
  readonly row: QueueItem
  readonly at: number
}

/** `from(sender)` resolves with the first row of this sender, which may be there already, or with null after `patienceMs`. */
export function watchRows(watch: (listener: (queue: readonly QueueItem[]) => void) => void, patienceMs: number) {
  const seen = new Map<string, SeenRow>()
  const waiting = new Map<string, (seen: SeenRow) => void>()
  watch(queue => {
    const at = performance.now()
    for (const row of queue) {
      if (seen.has(row.sender)) continue
      seen.set(row.sender, { row, at })
      waiting.get(row.sender)?.({ row, at })
    }
  })
  return {
    from(sender: string): Promise<SeenRow | null> {
      return new Promise(resolve => {
        const known = seen.get(sender)
        if (known) return resolve(known)
        const timer = setTimeout(resolve, patienceMs, null)
        waiting.set(sender, row => {
          clearTimeout(timer)
          resolve(row)
        })
      })
    },
  }
}
