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
    `SELECT id, received_at AS receivedAt FROM packages
     WHERE copies_sha256 = ? AND mailbox_id = ? ORDER BY received_at, rowid LIMIT 1`,
  )
  const lead = database.prepare<[{ id: string; former: string }]>(
    'UPDATE packages SET repeats_id = @id WHERE id = @former OR repeats_id = @former',
  )
  const others = database.prepare<[{ packageId: string; limit: number }], Twin>(
    `SELECT p.id, p.code, p.received_at AS receivedAt, p.state, p.from_address AS sender
     FROM packages AS own
     JOIN packages AS p ON p.mailbox_id = own.mailbox_id AND p.copies_sha256 = own.copies_sha256 AND p.id <> own.id
     WHERE own.id = @packageId ORDER BY p.received_at DESC, p.rowid DESC LIMIT @limit`,
  )
  return {
    first: (mailboxId, copiesSha256) => first.get(copiesSha256, mailboxId),
    lead: (id, former) => void lead.run({ id, former }),
    of: (packageId, limit) => others.all({ packageId, limit }),
  }
}
