import type { PackageDetails } from '../../shared/model/package.ts'
import type { Database } from './database.ts'

export type Twin = PackageDetails['twins'][number]

/** Packages of one mailbox with the very same copies. */
export interface Twins {
  /** The one that was received first; of two at the same moment, the one that was stored first. */
  first(mailboxId: string, copiesSha256: string): { readonly id: string; readonly receivedAt: number } | undefined
  /** Makes `id` the first in place of `former`: those that repeated that one, and itself, now repeat this one. */
  lead(id: string, former: string): void
  /** All others, newest first; at most `limit`. */
  of(packageId: string, limit: number): readonly Twin[]
}

export function createTwins(database: Database): Twins {
  const first = database.prepare<[string, string], { id: string; receivedAt: number }>(
    `SELECT p.id, p.received_at AS receivedAt FROM packages AS p JOIN letters AS l ON l.id = p.letter_id
     WHERE p.copies_sha256 = ? AND l.mailbox_id = ? ORDER BY p.received_at, p.rowid LIMIT 1`,
  )
  const lead = database.prepare<[{ id: string; former: string }]>(
    'UPDATE packages SET repeats_id = @id WHERE id = @former OR repeats_id = @former',
  )
  const others = database.prepare<[{ packageId: string; limit: number }], Twin>(
    `SELECT p.id, p.code, p.received_at AS receivedAt, p.state, l.from_address AS sender
     FROM packages AS own JOIN letters AS owns ON owns.id = own.letter_id
     JOIN packages AS p ON p.copies_sha256 = own.copies_sha256 AND p.id <> own.id
     JOIN letters AS l ON l.id = p.letter_id AND l.mailbox_id = owns.mailbox_id
     WHERE own.id = @packageId ORDER BY p.received_at DESC, p.rowid DESC LIMIT @limit`,
  )
  return {
    first: (mailboxId, copiesSha256) => first.get(copiesSha256, mailboxId),
    lead: (id, former) => void lead.run({ id, former }),
    of: (packageId, limit) => others.all({ packageId, limit }),
  }
}
