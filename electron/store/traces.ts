import type { LetterTrace } from '../../shared/model/mailbox.ts'
import type { LetterPosition } from '../domain/letter.ts'
import type { Database } from './database.ts'

export type HereLetter = LetterTrace['here'][number]

export interface TraceWanted {
  readonly mailboxId: string
  /** An address or a part of one; the case of ASCII letters does not matter. */
  readonly sender: string
  readonly since: number
  readonly limit: number
}

/** A letter as a server tells of it. */
export interface ToldLetter extends LetterPosition {
  readonly receivedAt: number
  readonly from: string
  readonly bytes: number
  /** What the server calls it wherever it lies, where it calls it anything. */
  readonly serverId: string | null
}

/** Where the stored letters of a sender are. */
export interface Traces {
  /** Newest first. */
  of(wanted: TraceWanted): readonly HereLetter[]
  /**
   * The stored letter that this one is: by its place, by the server's name for it, or, where it was moved and has no
   * such name, by its time, size and sender, which a server keeps when it moves a letter.
   */
  find(mailboxId: string, letter: ToldLetter): string | undefined
  ofLetter(letterId: string): HereLetter | undefined
}

const here = `p.id AS packageId, p.received_at AS receivedAt, l.from_address AS "from", p.code,
    CASE WHEN p.settled_at IS NOT NULL THEN 'settled' WHEN p.aside IS NOT NULL THEN 'aside' ELSE 'queue' END AS place,
    l.trouble`

/** Read from an index alone until the sender is found: the letters themselves are a hundred times larger. */
export const traceSql = `SELECT ${here}
  FROM (SELECT id, received_at FROM letters INDEXED BY letters_by_time
    WHERE mailbox_id = @mailboxId AND received_at >= @since AND from_address LIKE @pattern ESCAPE '\\'
    ORDER BY received_at DESC LIMIT @limit) AS found
  JOIN letters AS l ON l.id = found.id JOIN packages AS p ON p.letter_id = l.id ORDER BY found.received_at DESC`

export function createTraces(database: Database): Traces {
  const find = database.prepare<[Omit<TraceWanted, 'sender'> & { pattern: string }], HereLetter>(traceSql)
  const lying = database.prepare<[ToldLetter & { readonly mailboxId: string }], { id: string }>(
    `SELECT letter_id AS id FROM placements
       WHERE mailbox_id = @mailboxId AND folder = @folder AND uid_validity = @uidValidity AND uid = @uid
     UNION ALL SELECT id FROM letters WHERE mailbox_id = @mailboxId AND server_id = @serverId AND bytes = @bytes
     UNION ALL SELECT id FROM letters INDEXED BY letters_by_time
       WHERE mailbox_id = @mailboxId AND received_at = @receivedAt AND lower(from_address) = lower(@from) AND bytes = @bytes
     LIMIT 1`,
  )
  const ofLetter = database.prepare<[string], HereLetter>(
    `SELECT ${here} FROM letters AS l JOIN packages AS p ON p.letter_id = l.id WHERE l.id = ?`,
  )
  return {
    find: (mailboxId, { folder, uidValidity, uid, receivedAt, from, bytes, serverId }) =>
      lying.get({ mailboxId, folder, uidValidity, uid, receivedAt, from, bytes, serverId })?.id,
    ofLetter: letterId => ofLetter.get(letterId),
    of: ({ sender, ...wanted }) => find.all({ ...wanted, pattern: `%${sender.replace(/[\\%_]/g, '\\$&')}%` }),
  }
}
