import type { LetterTrace } from '../../shared/model/mailbox.ts'
import type { Database } from './database.ts'

export type HereLetter = LetterTrace['here'][number]

export interface TraceWanted {
  readonly mailboxId: string
  /** An address or a part of one; the case of ASCII letters does not matter. */
  readonly sender: string
  readonly since: number
  readonly limit: number
}

/** Where the stored letters of a sender are. */
export interface Traces {
  /** Newest first. */
  of(wanted: TraceWanted): readonly HereLetter[]
}

/** Read from an index alone until the sender is found: the letters themselves are a hundred times larger. */
export const traceSql = `SELECT p.id AS packageId, p.received_at AS receivedAt, l.from_address AS "from", p.code,
    CASE WHEN p.settled_at IS NOT NULL THEN 'settled' WHEN p.aside IS NOT NULL THEN 'aside' ELSE 'queue' END AS place,
    l.trouble
  FROM (SELECT id, received_at FROM letters INDEXED BY letters_by_time
    WHERE mailbox_id = @mailboxId AND received_at >= @since AND from_address LIKE @pattern ESCAPE '\\'
    ORDER BY received_at DESC LIMIT @limit) AS found
  JOIN letters AS l ON l.id = found.id JOIN packages AS p ON p.letter_id = l.id ORDER BY found.received_at DESC`

export function createTraces(database: Database): Traces {
  const find = database.prepare<[Omit<TraceWanted, 'sender'> & { pattern: string }], HereLetter>(traceSql)
  return {
    of: ({ sender, ...wanted }) => find.all({ ...wanted, pattern: `%${sender.replace(/[\\%_]/g, '\\$&')}%` }),
  }
}
