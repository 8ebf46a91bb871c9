import type { LetterPosition } from '../domain/letter.ts'
import type { Database } from './database.ts'

export interface Placement extends LetterPosition {
  readonly mailboxId: string
  readonly letterId: string
  /** When it was first seen there. */
  readonly notedAt: number
}

/** A letter by the number that its folder gives it. */
export interface PlacedLetter {
  readonly uid: number
  readonly sha256: string
  readonly bytes: number
  readonly receivedAt: number
}

/** Where letters lie: one that was moved or counted anew lies in several places. */
export interface Placements {
  /** May be told the same twice. Call it in the transaction that settles the position. */
  add(placement: Placement): void
  /** In the order in which they were noted. */
  ofLetter(letterId: string): readonly Placement[]
  /** What is stored whole of the letters with these numbers in a folder. */
  letters(mailboxId: string, folder: string, uidValidity: string, uids: readonly number[]): readonly PlacedLetter[]
  /** No letter lies in a folder under `from` or a higher number. */
  forgetFrom(mailboxId: string, folder: string, uidValidity: string, from: number): void
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
  const letters = database.prepare<[string, string, string, string], PlacedLetter>(
    `SELECT lies.uid, l.sha256, l.bytes, p.received_at AS receivedAt
     FROM json_each(?) AS wanted
     JOIN placements AS lies ON lies.mailbox_id = ? AND lies.folder = ? AND lies.uid_validity = ? AND lies.uid = wanted.value
     JOIN letters AS l ON l.id = lies.letter_id
     JOIN packages AS p ON p.letter_id = l.id AND p.mailbox_id = lies.mailbox_id
     WHERE l.problem_code IS NULL OR l.problem_code NOT IN ('letter.too-large', 'letter.unfetchable')`,
  )
  const forgetFrom = database.prepare<[string, string, string, number]>(
    'DELETE FROM placements WHERE mailbox_id = ? AND folder = ? AND uid_validity = ? AND uid >= ?',
  )
  return {
    add: placement => void add.run(placement),
    ofLetter: letterId => ofLetter.all(letterId),
    letters: (mailboxId, folder, uidValidity, uids) =>
      letters.all(JSON.stringify(uids), mailboxId, folder, uidValidity),
    forgetFrom: (...from) => void forgetFrom.run(...from),
  }
}
