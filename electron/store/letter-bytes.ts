import type { Database } from './database.ts'

/** As migration 3 cut what was there. Reading one takes a millisecond; an ordinary letter is a single part. */
const partBytes = 1_048_576

/** Raw letters, kept in parts: SQLite reads a value whole even where a few bytes of it are wanted. */
export interface LetterBytes {
  add(letterId: string, raw: Uint8Array): void
  /** `length` bytes from `offset` (Infinity: all that follow), fewer where the letter ends before; undefined when nothing is stored there. */
  read(letterId: string, offset: number, length: number): Uint8Array | undefined
}

export function createLetterBytes(database: Database): LetterBytes {
  const add = database.prepare<[string, number, Uint8Array]>(
    'INSERT INTO letter_bytes (letter_id, part, raw) VALUES (?, ?, ?)',
  )
  const read = database.prepare<[string, number, number], { raw: Uint8Array }>(
    'SELECT raw FROM letter_bytes WHERE letter_id = ? AND part BETWEEN ? AND ? ORDER BY part',
  )

  return {
    add(letterId, raw) {
      // A letter without a byte has a part, too: it was stored.
      for (let part = 0; part === 0 || part * partBytes < raw.length; part++) {
        add.run(letterId, part, raw.subarray(part * partBytes, (part + 1) * partBytes))
      }
    },
    read(letterId, offset, length) {
      const first = Math.floor(offset / partBytes)
      const last = Math.max(first, Math.ceil((offset + length) / partBytes) - 1)
      const parts = read.all(letterId, first, last).map(({ raw }) => raw)
      if (parts.length === 0) return undefined
      const [start, end] = [offset - first * partBytes, offset - first * partBytes + length]
      return parts.length === 1 ? parts[0]!.subarray(start, end) : Buffer.concat(parts).subarray(start, end)
    },
  }
}
