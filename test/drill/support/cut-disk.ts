import { between } from '../../../electron/demo/random.ts'
import type { DiskEvent, StoreFile } from './disk-trace.ts'

/** What a disk writes whole or not at all. */
const blockBytes = 4_096

/** What was asked of the disk and no flush has ended since: each of these may be lost in a power cut. */
type Piece =
  | { readonly kind: 'block'; readonly file: StoreFile; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'length'; readonly file: StoreFile; readonly length: number }
  | { readonly kind: 'name'; readonly file: 'folder' }

interface Pending {
  readonly piece: Piece
  readonly number: number
}

export interface CutDisk {
  take(event: DiskEvent): void
  /** How much a power cut at this moment could take. */
  atRisk(): number
  /** Whether some of it is of the database: its log is being moved into it. */
  isMoving(): boolean
  /** What a power cut at this moment leaves: all that was flushed, and not all of the rest. The log may have no name. */
  cut(random: () => number): { readonly database: Buffer; readonly log: Buffer | null; readonly how: CutKind }
}

const cutKinds = ['all is lost', 'the end is lost', 'half is lost', 'a little is lost'] as const
export type CutKind = (typeof cutKinds)[number]

/** Two files as a disk has them, from a database without a log on. */
export function createCutDisk(database: Buffer): CutDisk {
  const safe = { database: createFile(database), log: createFile(Buffer.alloc(0)) }
  let isNamed = false
  let pending: Pending[] = []
  let count = 0
  /** What a thread's flush will hold: whatever had a smaller number when it was asked for. */
  const asked = new Map<string, number>()

  const add = (piece: Piece): void => void pending.push({ piece, number: count++ })

  function flush(file: Piece['file'], before: number): void {
    const isHeld = ({ piece, number }: Pending): boolean => piece.file === file && number < before
    for (const { piece } of pending.filter(isHeld)) {
      if (piece.kind === 'name') isNamed = true
      else apply(safe[piece.file], piece)
    }
    pending = pending.filter(one => !isHeld(one))
  }

  return {
    take(event) {
      switch (event.kind) {
        case 'written':
          return blocksOf(event).forEach(add)
        case 'cut':
          return add({ ...event, kind: 'length' })
        case 'named':
          return add({ kind: 'name', file: 'folder' })
        case 'syncing':
          return void asked.set(event.thread, count)
        case 'synced':
          return flush(event.file, asked.get(event.thread) ?? 0)
        case 'stored':
      }
    },
    atRisk: () => pending.length,
    isMoving: () => pending.some(({ piece }) => piece.file === 'database'),
    cut(random) {
      const how = cutKinds[between(random, 0, cutKinds.length - 1)]!
      const lost = between(random, 0, pending.length - 1)
      const stays = (index: number): boolean => {
        switch (how) {
          case 'all is lost':
            return false
          case 'the end is lost':
            return index < lost
          case 'half is lost':
            return index !== lost && random() < 0.5
          case 'a little is lost':
            return index !== lost && random() < 0.95
        }
      }
      const left = { database: createFile(safe.database.bytes()), log: createFile(safe.log.bytes()) }
      let hasName = isNamed
      for (const [index, { piece }] of pending.entries()) {
        if (!stays(index)) continue
        if (piece.kind === 'name') hasName = true
        else apply(left[piece.file], piece)
      }
      return { database: left.database.bytes(), log: hasName ? left.log.bytes() : null, how }
    },
  }
}

function blocksOf({ file, at, bytes }: Extract<DiskEvent, { readonly kind: 'written' }>): readonly Piece[] {
  const pieces: Piece[] = []
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + blockBytes - ((at + from) % blockBytes))
    pieces.push({ kind: 'block', file, at: at + from, bytes: bytes.subarray(from, to) })
    from = to
  }
  return pieces
}

interface GrowingFile {
  write(at: number, bytes: Buffer): void
  cut(length: number): void
  /** Its bytes as they are now. */
  bytes(): Buffer
}

function apply(file: GrowingFile, piece: Exclude<Piece, { readonly kind: 'name' }>): void {
  if (piece.kind === 'block') file.write(piece.at, piece.bytes)
  else file.cut(piece.length)
}

function createFile(start: Buffer): GrowingFile {
  let room = Buffer.from(start)
  let length = start.length
  return {
    write(at, bytes) {
      const end = at + bytes.length
      if (end > room.length) room = Buffer.concat([room.subarray(0, length), Buffer.alloc(end * 2 - length)])
      bytes.copy(room, at)
      length = Math.max(length, end)
    },
    cut(to) {
      // What was behind the end is not there when a file grows again.
      if (to < length) room.fill(0, to, length)
      if (to > room.length) room = Buffer.concat([room, Buffer.alloc(to - room.length)])
      length = to
    },
    bytes: () => Buffer.from(room.subarray(0, length)),
  }
}
