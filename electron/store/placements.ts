import type { LetterPosition } from '../domain/letter.ts'
import type { Database } from './database.ts'

export interface Placement extends LetterPosition {
  readonly mailboxId: string
  readonly letterId: string
  /** When it was first seen there. */
  readonly notedAt: number
}

/** Where letters lie: one that was moved or counted anew lies in several places. */
export interface Placements {
  /** May be told the same twice. Call it in the transaction that settles the position. */
  add(placement: Placement): void
  /** In the order in which they were noted. */
  ofLetter(letterId: string): readonly Placement[]
}

export function createPlacements(database: Database): Placements {
  const add = database.prepare<[Placement]>(
    `INSERT INTO placements (mailbox_id, folder, uid_validity, uid, letter_id, noted_at)
     VALUES (@mailboxId, @folder, @uidValidity, @uid, @letterId, @notedAt)
     ON CONFLICT DO UPDATE SET letter_id = excluded.letter_id, noted_at = excluded.noted_at
       WHERE letter_id <> excluded.letter_id`,
  )
  const ofLetter = database.prepare<[string], Placement>(
    `SELECT mailbox_id AS mailboxId, folder, uid_validity AS uidValidity, uid, letter_id AS letterId, noted_at AS notedAt
     FROM placements WHERE letter_id = ? ORDER BY noted_at, folder, uid`,
  )
  return {
    add: placement => void add.run(placement),
    ofLetter: letterId => ofLetter.all(letterId),
  }
}
