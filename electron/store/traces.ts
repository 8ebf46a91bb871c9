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
   * The package whose letter this one is: by its place, by the server's name for it, or, where it was moved and has no
   * such name, by its time, size and sender, which a server keeps when it moves a letter.
   */
  find(mailboxId: string, letter: ToldLetter): string | undefined
  ofPackage(id: string): HereLetter | undefined
}

const here = `p.id AS packageId, p.received_at AS receivedAt, p.from_address AS "from", p.code,
    CASE WHEN p.settled_at IS NOT NULL THEN 'settled' WHEN p.aside IS NOT NULL THEN 'aside' ELSE 'queue' END AS place,
    l.trouble`

/** Read from an index alone until the sender is found: letters themselves are a hundred times larger. */
export const traceSql = `SELECT ${here}
  FROM (SELECT id, received_at FROM packages INDEXED BY packages_by_time
    WHERE mailbox_id = @mailboxId AND received_at >= @since AND from_address LIKE @pattern ESCAPE '\\'
    ORDER BY received_at DESC LIMIT @limit) AS found
  JOIN packages AS p ON p.id = found.id JOIN letters AS l ON l.id = p.letter_id ORDER BY found.received_at DESC`

export function createTraces(database: Database): Traces {
  const find = database.prepare<[Omit<TraceWanted, 'sender'> & { pattern: string }], HereLetter>(traceSql)
  const lying = database.prepare<[ToldLetter & { readonly mailboxId: string }], { id: string }>(
    `SELECT p.id FROM placements AS lies JOIN packages AS p ON p.letter_id = lies.letter_id AND p.mailbox_id = lies.mailbox_id
       WHERE lies.mailbox_id = @mailboxId AND lies.folder = @folder AND lies.uid_validity = @uidValidity AND lies.uid = @uid
     UNION ALL SELECT p.id FROM packages AS p JOIN letters AS l ON l.id = p.letter_id
       WHERE p.mailbox_id = @mailboxId AND p.server_id = @serverId AND l.bytes = @bytes
     UNION ALL SELECT p.id FROM packages AS p INDEXED BY packages_by_time JOIN letters AS l ON l.id = p.letter_id
       WHERE p.mailbox_id = @mailboxId AND p.received_at = @receivedAt AND lower(p.from_address) = lower(@from)
         AND l.bytes = @bytes
     LIMIT 1`,
  )
  const ofPackage = database.prepare<[string], HereLetter>(
    `SELECT ${here} FROM packages AS p JOIN letters AS l ON l.id = p.letter_id WHERE p.id = ?`,
  )
  return {
    find: (mailboxId, { folder, uidValidity, uid, receivedAt, from, bytes, serverId }) =>
      lying.get({ mailboxId, folder, uidValidity, uid, receivedAt, from, bytes, serverId })?.id,
    ofPackage: id => ofPackage.get(id),
    of: ({ sender, ...wanted }) => find.all({ ...wanted, pattern: `%${sender.replace(/[\\%_]/g, '\\$&')}%` }),
  }
}
