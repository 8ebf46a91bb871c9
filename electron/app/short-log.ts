import type { Clock } from '../jobs/clock.ts'
import type { Store } from '../store/store.ts'

/** A commit moves a log of this length into the file by itself: what a clerk does in an hour, moved in 30 ms. */
export const ordinaryLogBytes = 16 * 1024 * 1024

/** Moved beside a burst that makes it so long: a quarter of the space below which intake pauses. */
const longLogBytes = 256 * 1024 * 1024

/** Where moving beside a burst does not help, a commit moves it after all, however long that takes. */
const longestLogBytes = 2 * longLogBytes

/** So little that moving it stops nothing that anybody would notice. */
const shortLogBytes = 2 * 1024 * 1024

/** No letter for so long: the burst is over. */
const restMs = 1_000

/** What is written while a log is moved is moved next, a fifth as much each time. */
const mostMoves = 4

export interface ShortLogOptions {
  readonly store: Pick<Store, 'setLogBound' | 'moveLog'>
  readonly clock: Clock
  /** Moves the log in another thread. */
  readonly move: () => Promise<void>
  readonly logFailure: (error: unknown) => void
}

export interface ShortLog {
  /** A letter of so many bytes is about to be stored. */
  expect(bytes: number): void
  /** Resolves when nothing is being moved. */
  stop(): Promise<void>
}

/**
 * Keeps moving the database's log out of the way of letters that stream in: each is on the disk, in the log, when its
 * transaction ends, and the log is moved into the file in one go when they rest, or beside them when it grows long.
 */
export function createShortLog({ store, clock, move, logFailure }: ShortLogOptions): ShortLog {
  const stopping = new AbortController()
  let unmoved = 0
  let going: Promise<void> | null = null

  async function tend(): Promise<void> {
    store.setLogBound(longestLogBytes)
    while ((await untilRestOrLong()) === 'long') await moveAll()
    if (unmoved > ordinaryLogBytes) await moveAll()
    store.setLogBound(ordinaryLogBytes)
  }

  async function untilRestOrLong(): Promise<'rest' | 'long'> {
    for (;;) {
      const before = unmoved
      await clock.sleep(restMs, stopping.signal)
      if (unmoved >= longLogBytes) return 'long'
      if (unmoved === before) return 'rest'
    }
  }

  /** The file grows by what was moved; the log begins anew once all of it was, hence the last little piece from here. */
  async function moveAll(): Promise<void> {
    for (let moves = 0; moves < mostMoves && unmoved > shortLogBytes; moves++) {
      const moving = unmoved
      await move()
      unmoved -= moving
    }
    if (unmoved > shortLogBytes) return
    store.moveLog()
    unmoved = 0
  }

  return {
    expect(bytes) {
      unmoved += bytes
      if (stopping.signal.aborted) return
      going ??= tend()
        .catch((error: unknown) => {
          if (stopping.signal.aborted) return
          // A commit will move it, and say so if it cannot.
          store.setLogBound(ordinaryLogBytes)
          logFailure(error)
        })
        .finally(() => (going = null))
    },
    async stop() {
      stopping.abort()
      await going
    },
  }
}
