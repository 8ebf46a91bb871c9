import { statfsSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'

/** Below this intake waits: the work at the desk, the log and the system itself need what is left. */
const minFreeBytesDefault = 1_000_000_000

/** While letters stream in, the disk is asked this often at most: by then they take no more than a part of what is kept free. */
const askEveryMs = 1_000
const askEveryBytes = 8 * 1_024 * 1_024

export interface RoomOptions {
  readonly dataDir: string
  readonly clock: Clock
  /** Intake waits while less than this is free where the data lies; 1 GB unless told. */
  readonly minFreeBytes?: number
  readonly freeBytes?: () => number
}

/** Watches over the space that intake must leave on the disk. */
export interface Room {
  /** @throws AppError `store.low-space`, its detail the megabytes that are left */
  assert(): void
  /** The same for so many bytes that are about to be stored; asks the disk only now and then. */
  spend(bytes: number): void
}

export function createRoom({
  dataDir,
  clock,
  minFreeBytes = minFreeBytesDefault,
  freeBytes = () => freeBytesOf(dataDir),
}: RoomOptions): Room {
  let askedAt = -Infinity
  let spent = 0

  function assert(): void {
    const free = freeBytes()
    if (free < minFreeBytes) throw new AppError('store.low-space', String(Math.floor(free / 1_000_000)))
    // Not before: as long as there is too little, every letter asks.
    askedAt = clock.elapsed()
    spent = 0
  }

  return {
    assert,
    spend(bytes) {
      spent += bytes
      if (spent >= askEveryBytes || clock.elapsed() - askedAt >= askEveryMs) assert()
    },
  }
}

/** What a program without privileges may still write where `folder` lies; no bound where the system does not tell. */
function freeBytesOf(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    // A folder that is gone is for the store to tell.
    return Infinity
  }
}
