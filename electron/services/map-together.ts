/**
 * The results of `work` in the order of `items`, at most `limit` of them at once. The first failure ends the others
 * and is thrown when they have ended.
 */
export async function mapTogether<Item, Result>(
  items: readonly Item[],
  limit: number,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  const waiting = items.entries()

  async function workOff(): Promise<void> {
    for (const [index, item] of waiting) {
      either.throwIfAborted()
      results[index] = await work(item, either)
    }
  }

  const workers = Array.from({ length: Math.min(limit, items.length) }, () =>
    workOff().catch((error: unknown) => {
      failing.abort(error)
      throw error
    }),
  )
  await Promise.allSettled(workers)
  signal.throwIfAborted()
  if (failing.signal.aborted) throw failing.signal.reason as Error
  return results
}
