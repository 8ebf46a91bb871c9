import { asideReasons, type AsideReason, type QueueItem } from '../../shared/model/package.ts'
import type { Database } from './database.ts'
import { queueItems } from './packages.ts'

export type AsideCounts = Readonly<Record<AsideReason, number>>

/** Packages of a sender, whatever the case of the address, within `withinMs` of a moment. */
export interface Near {
  readonly sender: string
  readonly at: number
  readonly withinMs: number
}

/** Open packages that are held aside: counted and listed, never part of the queue until somebody takes them there. */
export interface Aside {
  counts(): AsideCounts
  /** Newest first; of every reason when it is null. */
  list(page: {
    readonly reason: AsideReason | null
    readonly offset: number
    readonly limit: number
  }): readonly QueueItem[]
  /** How many packages of a sender lie before a moment and after it, each counted up to `limit`. */
  neighbours(near: Near & { readonly limit: number }): { readonly before: number; readonly after: number }
  /** When those of them were received that are not held aside. */
  queued(near: Near): readonly number[]
  /** Puts an open package aside, or back into the queue (null). Returns whether that changed anything. */
  put(id: string, reason: AsideReason | null): boolean
}

export function createAside(database: Database): Aside {
  const counts = database.prepare<[], { reason: AsideReason; count: number }>(
    'SELECT aside AS reason, count(*) AS count FROM packages WHERE settled_at IS NULL AND aside IS NOT NULL GROUP BY aside',
  )
  const list = database.prepare<[{ reason: AsideReason | null; offset: number; limit: number }], QueueItem>(
    `${queueItems} WHERE p.settled_at IS NULL AND p.aside IS NOT NULL AND p.aside = ifnull(@reason, p.aside)
     ORDER BY p.received_at DESC, p.id DESC LIMIT @limit OFFSET @offset`,
  )
  const around = (range: string) => `(SELECT count(*) FROM (SELECT 1 FROM packages
     WHERE lower(from_address) = lower(@sender) AND received_at BETWEEN ${range} LIMIT @limit))`
  const neighbours = database.prepare<[Parameters<Aside['neighbours']>[0]], { before: number; after: number }>(
    `SELECT ${around('@at - @withinMs AND @at')} AS before, ${around('@at AND @at + @withinMs')} AS after`,
  )
  const queued = database.prepare<[Near], { at: number }>(
    `SELECT received_at AS at FROM packages WHERE lower(from_address) = lower(@sender)
       AND received_at BETWEEN @at - @withinMs AND @at + @withinMs AND aside IS NULL`,
  )
  const put = database.prepare<[{ id: string; reason: AsideReason | null }]>(
    'UPDATE packages SET aside = @reason WHERE id = @id AND settled_at IS NULL AND aside IS NOT @reason',
  )
  return {
    counts() {
      const found = new Map(counts.all().map(({ reason, count }) => [reason, count]))
      return Object.fromEntries(asideReasons.map(reason => [reason, found.get(reason) ?? 0])) as Record<
        AsideReason,
        number
      >
    },
    list: page => list.all(page),
    neighbours: near => neighbours.get(near)!,
    queued: ({ sender, at, withinMs }) => queued.all({ sender, at, withinMs }).map(row => row.at),
    put: (id, reason) => put.run({ id, reason }) > 0,
  }
}
