import type { QueueItem } from '../../shared/model/package.ts'
import type { Database } from './database.ts'
import { queueItems } from './packages.ts'

export interface RecentWanted {
  /** Of every mailbox when it is null. */
  readonly mailboxId: string | null
  readonly since: number
  readonly limit: number
}

/** What somebody who waits for a letter may be waiting for. */
export interface Recent {
  /** Packages that servers received, or that were stored, at or after `since`, wherever they stand; newest first. */
  list(wanted: RecentWanted): readonly QueueItem[]
}

/** So many of those that were stored last are looked at, for a letter that its server received long before. */
const storedLast = 200

const ofMailbox = '(@mailboxId IS NULL OR mailbox_id = @mailboxId)'
const newest = (where: string) => `SELECT id FROM (SELECT id FROM packages
    WHERE ${where} AND received_at >= @since AND ${ofMailbox} ORDER BY received_at DESC LIMIT @limit)`

/** Each part walks an index from its end and stops at its limit. */
export const recentSql = `${queueItems} WHERE p.id IN (
    ${newest('settled_at IS NULL AND aside IS NULL')}
    UNION ALL ${newest('settled_at IS NULL AND aside IS NOT NULL')}
    UNION ALL ${newest('settled_at >= @since')}
    UNION ALL SELECT id FROM (SELECT id, mailbox_id, recorded_at FROM packages ORDER BY rowid DESC LIMIT ${storedLast})
      WHERE ${ofMailbox} AND recorded_at >= @since)
  ORDER BY p.received_at DESC, p.id DESC LIMIT @limit`

export function createRecent(database: Database): Recent {
  const list = database.prepare<[RecentWanted], QueueItem>(recentSql)
  return { list: wanted => list.all(wanted) }
}
