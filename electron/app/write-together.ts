import type { Clock } from '../jobs/clock.ts'
import { groupBytes, groupLetters, groupMs } from '../mail/limits.ts'
import type { Store } from '../store/store.ts'

/** Something to be prepared first, and then written. */
export interface Piece<Prepared, Result> {
  readonly bytes: number
  readonly signal: AbortSignal
  readonly prepare: () => Promise<Prepared>
  /** Runs in a transaction; runs again when that failed because of another piece. Not at all once `signal` has aborted. */
  readonly write: (prepared: Prepared) => Result
}

interface Ready {
  readonly bytes: number
  readonly signal: AbortSignal
  /** Returns how to tell of it when it is on the disk. */
  readonly write: () => () => void
  readonly reject: (reason: unknown) => void
}

/**
 * Writes what is ready at about the same time in one transaction, and each piece whole or not at all. A piece that
 * comes alone is written at once; only in a stream of them one waits for the next, and not for long.
 */
export function createWriteTogether(store: Pick<Store, 'transaction'>, clock: Clock) {
  let ready: Ready[] = []
  let coming = 0
  let writtenAt = -Infinity
  let pause: AbortController | null = null

  function writeWhenDue(): void {
    if (ready.length === 0) return
    const dueMs = writtenAt + groupMs - clock.elapsed()
    const bytes = ready.reduce((sum, one) => sum + one.bytes, 0)
    if (coming === 0 || dueMs <= 0 || ready.length >= groupLetters || bytes >= groupBytes) return writeNow()
    if (pause) return
    pause = new AbortController()
    // The only rejection of a sleep is its abort: the group was written before.
    clock.sleep(dueMs, pause.signal).then(writeNow, () => {})
  }

  function writeNow(): void {
    pause?.abort()
    pause = null
    const group = ready
    ready = []
    for (const { signal, reject } of group) if (signal.aborted) reject(signal.reason)
    const live = group.filter(({ signal }) => !signal.aborted)
    if (!tryTogether(live)) for (const one of live) writeAlone(one)
    writtenAt = clock.elapsed()
  }

  function tryTogether(group: readonly Ready[]): boolean {
    if (group.length < 2) return false
    try {
      const done = store.transaction(() => group.map(({ write }) => write()))
      for (const tell of done) tell()
      return true
    } catch {
      // One of them cannot be written: alone it says why, and the others are not kept back.
      return false
    }
  }

  function writeAlone({ write, reject }: Ready): void {
    try {
      store.transaction(write)()
    } catch (error) {
      reject(error)
    }
  }

  return async function run<Prepared, Result>(piece: Piece<Prepared, Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    coming += 1
    try {
      const prepared = await piece.prepare()
      const write = () => {
        const result = piece.write(prepared)
        return () => resolve(result)
      }
      ready.push({ bytes: piece.bytes, signal: piece.signal, write, reject })
    } finally {
      coming -= 1
      writeWhenDue()
    }
    return promise
  }
}
