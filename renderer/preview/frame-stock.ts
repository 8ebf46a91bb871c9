import { startFrame, type Frame } from './frame.ts'
import type { Lease } from './origins.ts'

/** Frames for one place, one of them kept ahead: a clerk does not wait for a process to start. */
export interface FrameStock {
  /** The one kept ahead, however far it has come, or a new one; null when there is no place or every host is in use. */
  take(): Frame | null
  /** Sees to it that one is ahead. Resolves when it is ready, or there can be none. */
  prepare(): Promise<void>
  /** Removes the one kept ahead. */
  close(): void
}

export function createFrameStock(placeOf: () => HTMLElement | null, lease: () => Lease | null): FrameStock {
  let spare: Frame | null = null

  function start(): Frame | null {
    const place = placeOf()
    const host = place && lease()
    return place && host && startFrame({ place, lease: host })
  }

  return {
    take() {
      const taken = spare?.isGone === false ? spare : start()
      spare = null
      return taken
    },
    async prepare() {
      if (spare === null || spare.isGone) spare = start()
      await spare?.ready
    },
    close() {
      spare?.close()
      spare = null
    },
  }
}
