import { afterAction, type AfterAction } from '../../shared/model/mailbox.ts'
import { countsFor, planAfter } from '../domain/after.ts'
import type { LetterPosition } from '../domain/letter.ts'
import type { Database } from './database.ts'
import { readJson } from './stored-json.ts'

export interface PlacedLetterId extends LetterPosition {
  readonly mailboxId: string
  readonly letterId: string
}

/** What comes into the outbox, and what is taken out of it before it was told. */
export interface OutboxPlan {
  /**
   * Adds what the mailbox's settings want done with a letter at this place; may be told the same twice. Call it in the
   * transaction that settles the place. A choice counts for letters that the server received after it; one that came
   * `again` is touched only if it was to be when it came first, also where the server numbers an old folder anew. A
   * letter that was moved out of this folder and is in it again was put there by somebody: it is not moved any more.
   */
  add(letter: PlacedLetterId, now: number, again: boolean): void
  /**
   * What was to be done in this folder under other numbers is not done any more, until the folder has them again: then
   * what was never told is to be.
   */
  renumbered(mailboxId: string, folder: string, uidValidity: string): void
  /** What was to be done under numbers from `from` up is not done before a letter is stored from there again. */
  forgetFrom(mailboxId: string, folder: string, uidValidity: string, from: number): void
  /**
   * Another choice was made. The same with another folder or other days counts for what still waits, too; of anything
   * else nothing more is done, even where it was due: whoever chooses to leave letters alone means from this moment on.
   */
  revise(mailboxId: string, before: AfterAction, after: AfterAction): void
  /** Nothing more is done with letters of this mailbox, or of this folder of it. */
  drop(mailboxId: string, folder?: string): void
}

type Folder = [mailboxId: string, folder: string, uidValidity: string]
type Planned = PlacedLetterId & { readonly action: string; readonly dueAt: number }
interface Times {
  readonly receivedAt: number
  readonly recordedAt: number
}

const samePlace =
  'mailbox_id = @mailboxId AND folder = @folder AND uid_validity = @uidValidity AND uid = @uid AND letter_id = @letterId'
/** Gone with its number, and never told: that may come back. What the server said is gone has the time when it did. */
const lost = `state = 'gone' AND done_at IS NULL`
const open = `(state IN ('waiting', 'refused') OR (${lost}))`

export function createOutboxPlan(database: Database): OutboxPlan {
  const choice = database.prepare<[string], { after: string | null; since: number | null }>(
    `SELECT json_extract(settings, '$.after') AS after, after_since AS since FROM mailboxes WHERE id = ?`,
  )
  const timesOf = database.prepare<[string, string], Times>(
    'SELECT received_at AS receivedAt, recorded_at AS recordedAt FROM packages WHERE letter_id = ? AND mailbox_id = ?',
  )
  const wasToBe = database.prepare<[string, string, string], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE letter_id = ? AND mailbox_id = ? AND json_extract(action, '$.does') = ? LIMIT 1`,
  )
  const wasMoved = database.prepare<[string, string, string], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE letter_id = ? AND mailbox_id = ? AND folder = ? AND state = 'done'
       AND json_extract(action, '$.does') = 'move' LIMIT 1`,
  )
  const revive = database.prepare<[Planned]>(
    `UPDATE outbox SET state = 'waiting' WHERE ${lost} AND action = @action AND ${samePlace}`,
  )
  const insert = database.prepare<[Planned]>(
    `INSERT INTO outbox (mailbox_id, folder, uid_validity, uid, letter_id, action, due_at)
     SELECT @mailboxId, @folder, @uidValidity, @uid, @letterId, @action, @dueAt
     WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE action = @action AND ${samePlace})`,
  )
  const lose = database.prepare<Folder>(
    `UPDATE outbox SET state = 'gone' WHERE state = 'waiting' AND mailbox_id = ? AND folder = ? AND uid_validity <> ?`,
  )
  const find = database.prepare<Folder>(
    `UPDATE outbox SET state = 'waiting' WHERE ${lost} AND mailbox_id = ? AND folder = ? AND uid_validity = ?
       AND EXISTS (SELECT 1 FROM placements AS p WHERE p.mailbox_id = outbox.mailbox_id AND p.folder = outbox.folder
         AND p.uid_validity = outbox.uid_validity AND p.uid = outbox.uid AND p.letter_id = outbox.letter_id)
       AND NOT (json_extract(action, '$.does') = 'move' AND EXISTS (SELECT 1 FROM outbox AS moved
         WHERE moved.letter_id = outbox.letter_id AND moved.mailbox_id = outbox.mailbox_id
           AND moved.folder = outbox.folder AND moved.state = 'done' AND json_extract(moved.action, '$.does') = 'move'))`,
  )
  const forgetFrom = database.prepare<[...Folder, number]>(
    `UPDATE outbox SET state = 'gone'
     WHERE state = 'waiting' AND mailbox_id = ? AND folder = ? AND uid_validity = ? AND uid >= ?`,
  )
  const drop = database.prepare<[string]>(`DELETE FROM outbox WHERE ${open} AND mailbox_id = ?`)
  const dropIn = database.prepare<[string, string]>(
    `DELETE FROM outbox WHERE ${open} AND mailbox_id = ? AND folder = ?`,
  )
  const openOf = database.prepare<[string, string], { id: number; letterId: string }>(
    `SELECT id, letter_id AS letterId FROM outbox
     WHERE ${open} AND mailbox_id = ? AND json_extract(action, '$.does') = ?`,
  )
  const replan = database.prepare<[string, number, number]>(
    `UPDATE outbox SET action = ?, due_at = ?, state = iif(state = 'gone', 'gone', 'waiting'), attempts = 0,
       done_at = NULL, error_code = NULL WHERE id = ?`,
  )

  function choiceOf(mailboxId: string): { readonly after: AfterAction; readonly since: number | null } {
    const { after = null, since = null } = choice.get(mailboxId) ?? {}
    return { after: after === null ? { does: 'leave' } : readJson(afterAction, after, mailboxId), since }
  }

  function isToBe({ mailboxId, folder, letterId }: PlacedLetterId, does: AfterAction['does'], again: boolean): boolean {
    if (again && !wasToBe.get(letterId, mailboxId, does)) return false
    return does !== 'move' || !wasMoved.get(letterId, mailboxId, folder)
  }

  return {
    add(letter, now, again) {
      const { after, since } = choiceOf(letter.mailboxId)
      const times = timesOf.get(letter.letterId, letter.mailboxId)
      if (after.does === 'leave' || !times || !countsFor(times, since) || !isToBe(letter, after.does, again)) return
      for (const { action, dueAt } of planAfter(after, times, now)) {
        const planned = { ...letter, action: JSON.stringify(action), dueAt }
        revive.run(planned)
        insert.run(planned)
      }
    },
    renumbered(...folder) {
      database.transaction(() => {
        lose.run(...folder)
        find.run(...folder)
      })
    },
    forgetFrom: (...from) => void forgetFrom.run(...from),
    revise(mailboxId, before, after) {
      database.transaction(() => {
        if (before.does !== after.does) return void drop.run(mailboxId)
        if (JSON.stringify(before) === JSON.stringify(after)) return
        for (const { id, letterId } of openOf.all(mailboxId, after.does)) {
          const times = timesOf.get(letterId, mailboxId)
          const planned = times && planAfter(after, times, 0).find(({ action }) => action.does === after.does)
          if (planned) replan.run(JSON.stringify(planned.action), planned.dueAt, id)
        }
      })
    },
    drop: (mailboxId, folder) => void (folder === undefined ? drop.run(mailboxId) : dropIn.run(mailboxId, folder)),
  }
}
