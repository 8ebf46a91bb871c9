import { z } from 'zod'
import { isErrorCode, type ErrorCode, type WireError } from '../../shared/errors.ts'
import { afterAction, type AfterAction, type OutboxStatus } from '../../shared/model/mailbox.ts'
import { planAfter, retryAt, type Batch, type Outcome, type ServerAction, type Task } from '../domain/after.ts'
import type { LetterPosition } from '../domain/letter.ts'
import type { Database } from './database.ts'
import { readJson } from './stored-json.ts'

/** What became of a letter on the server, or is still to become of it. */
export interface OutboxRow {
  readonly action: ServerAction
  readonly state: 'waiting' | 'done' | 'refused' | 'gone'
  readonly dueAt: number
  readonly doneAt: number | null
  readonly error: WireError | null
}

export interface PlacedLetterId extends LetterPosition {
  readonly mailboxId: string
  readonly letterId: string
}

/** What the server is to be told of letters. Told after the commit, it outlives any end of the program. */
export interface Outbox {
  /**
   * Adds what the mailbox's settings want done with a letter at this place; may be told the same twice. Call it in the
   * transaction that settles the place. A letter that came `again` is touched only if it was to be when it came first:
   * a choice counts for what comes after it, also where the server numbers an old folder anew.
   */
  add(letter: PlacedLetterId, now: number, again: boolean): void
  /** What was to be done in this folder under other numbers is not done any more. */
  renumbered(mailboxId: string, folder: string, uidValidity: string): void
  /** What is due in a folder, of one action, the oldest first, at most `batchTasks`. */
  next(mailboxId: string, folder: string, uidValidity: string, now: number): Batch | null
  note(tasks: readonly Task[], outcome: Outcome, now: number): void
  /** Tries again at `now` what was refused. */
  retry(mailboxId: string, now: number): void
  /**
   * Another choice was made. The same with another folder or other days counts for what still waits, too; of anything
   * else nothing more is done, even where it was due: whoever chooses to leave letters alone means from this moment on.
   */
  revise(mailboxId: string, before: AfterAction, after: AfterAction): void
  /** Nothing more is done with letters of this mailbox. */
  drop(mailboxId: string): void
  status(mailboxId: string, now: number): OutboxStatus
  /** In the order in which they came to be. */
  ofLetter(letterId: string): readonly OutboxRow[]
}

/** Enough that a command costs no time for each letter; few enough that an answer of the server stays short. */
const batchTasks = 100

const serverAction: z.ZodType<ServerAction> = z.union([
  z.strictObject({ does: z.enum(['mark', 'seen', 'keyword', 'delete']) }),
  z.strictObject({ does: z.literal('move'), folder: z.string() }),
])

type Folder = [mailboxId: string, folder: string, uidValidity: string]
interface Times {
  readonly receivedAt: number
  readonly recordedAt: number
}
interface DueRow extends Task {
  readonly action: string
}
interface Failure {
  readonly errorCode: string | null
}
interface Row extends Omit<OutboxRow, 'action' | 'error'>, Failure {
  readonly action: string
}

export function createOutbox(database: Database): Outbox {
  const choice = database.prepare<[string], { after: string | null }>(
    `SELECT json_extract(settings, '$.after') AS after FROM mailboxes WHERE id = ?`,
  )
  const timesOf = database.prepare<[string], Times>(
    'SELECT received_at AS receivedAt, recorded_at AS recordedAt FROM letters WHERE id = ?',
  )
  const wasToBe = database.prepare<[string, string], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE letter_id = ? AND json_extract(action, '$.does') = ? LIMIT 1`,
  )
  const insert = database.prepare<[PlacedLetterId & { readonly action: string; readonly dueAt: number }]>(
    `INSERT INTO outbox (mailbox_id, folder, uid_validity, uid, letter_id, action, due_at)
     SELECT @mailboxId, @folder, @uidValidity, @uid, @letterId, @action, @dueAt
     WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE mailbox_id = @mailboxId AND folder = @folder
       AND uid_validity = @uidValidity AND uid = @uid AND letter_id = @letterId AND action = @action)`,
  )
  const renumbered = database.prepare<Folder>(
    `UPDATE outbox SET state = 'gone' WHERE state = 'waiting' AND mailbox_id = ? AND folder = ? AND uid_validity <> ?`,
  )
  const due = database.prepare<[...Folder, number], DueRow>(
    `SELECT o.id, o.uid, o.letter_id AS letterId, o.action, l.bytes FROM outbox AS o JOIN letters AS l ON l.id = o.letter_id
     WHERE o.state = 'waiting' AND o.mailbox_id = ? AND o.folder = ? AND o.uid_validity = ? AND o.due_at <= ?
     ORDER BY o.due_at, o.id LIMIT ${batchTasks}`,
  )
  const attempts = database.prepare<[number], { attempts: number }>(
    'UPDATE outbox SET attempts = attempts + 1 WHERE id = ? RETURNING attempts',
  )
  const postpone = database.prepare<[number, number]>('UPDATE outbox SET due_at = ? WHERE id = ?')
  const end = database.prepare<[string, number, string | null, number]>(
    'UPDATE outbox SET state = ?, done_at = ?, error_code = ? WHERE id = ?',
  )
  const retry = database.prepare<[number, string]>(
    `UPDATE outbox SET state = 'waiting', attempts = 0, due_at = max(due_at, ?), done_at = NULL, error_code = NULL
     WHERE state = 'refused' AND mailbox_id = ?`,
  )
  const drop = database.prepare<[string]>(`DELETE FROM outbox WHERE state IN ('waiting', 'refused') AND mailbox_id = ?`)
  const open = database.prepare<[string, string], { id: number; letterId: string }>(
    `SELECT id, letter_id AS letterId FROM outbox
     WHERE state IN ('waiting', 'refused') AND mailbox_id = ? AND json_extract(action, '$.does') = ?`,
  )
  const replan = database.prepare<[string, number, number]>(
    `UPDATE outbox SET action = ?, due_at = ?, state = 'waiting', attempts = 0, done_at = NULL, error_code = NULL
     WHERE id = ?`,
  )
  const counts = database.prepare<[{ mailboxId: string; now: number }], { waiting: number; refused: number }>(
    `SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting' AND mailbox_id = @mailboxId AND due_at <= @now)
       + (SELECT count(*) FROM outbox WHERE state = 'waiting' AND attempts > 0 AND mailbox_id = @mailboxId AND due_at > @now)
         AS waiting,
       (SELECT count(*) FROM outbox WHERE state = 'refused' AND mailbox_id = @mailboxId) AS refused`,
  )
  const lastRefusal = database.prepare<[string], Failure>(
    `SELECT error_code AS errorCode FROM outbox WHERE state = 'refused' AND mailbox_id = ? ORDER BY done_at DESC LIMIT 1`,
  )
  const ofLetter = database.prepare<[string], Row>(
    `SELECT action, state, due_at AS dueAt, done_at AS doneAt, error_code AS errorCode
     FROM outbox WHERE letter_id = ? ORDER BY id`,
  )

  function choiceOf(mailboxId: string): AfterAction {
    const after = choice.get(mailboxId)?.after ?? null
    return after === null ? { does: 'leave' } : readJson(afterAction, after, mailboxId)
  }

  function planFor(after: AfterAction, letterId: string, now: number) {
    const times = timesOf.get(letterId)
    return times ? planAfter(after, times, now) : []
  }

  function settle({ id }: Task, outcome: Outcome, now: number): void {
    switch (outcome.kind) {
      case 'done':
      case 'gone':
        end.run(outcome.kind, now, null, id)
        break
      case 'refused':
        end.run('refused', now, outcome.code, id)
        break
      case 'later': {
        const again = retryAt(attempts.get(id)?.attempts ?? 0, now)
        if (again === null) end.run('refused', now, 'after.refused' satisfies ErrorCode, id)
        else postpone.run(again, id)
      }
    }
  }

  return {
    add(letter, now, again) {
      const after = choiceOf(letter.mailboxId)
      if (after.does === 'leave' || (again && !wasToBe.get(letter.letterId, after.does))) return
      for (const { action, dueAt } of planFor(after, letter.letterId, now))
        insert.run({ ...letter, action: JSON.stringify(action), dueAt })
    },
    renumbered: (...folder) => void renumbered.run(...folder),
    next(mailboxId, folder, uidValidity, now) {
      const rows = due.all(mailboxId, folder, uidValidity, now)
      const [first] = rows
      if (!first) return null
      const tasks = rows.filter(({ action }) => action === first.action)
      return {
        action: readJson(serverAction, first.action, String(first.id)),
        tasks: tasks.map(({ id, uid, letterId, bytes }) => ({ id, uid, letterId, bytes })),
      }
    },
    note: (tasks, outcome, now) => database.transaction(() => tasks.forEach(task => settle(task, outcome, now))),
    retry: (mailboxId, now) => void retry.run(now, mailboxId),
    revise(mailboxId, before, after) {
      database.transaction(() => {
        if (before.does !== after.does) return void drop.run(mailboxId)
        if (JSON.stringify(before) === JSON.stringify(after)) return
        for (const { id, letterId } of open.all(mailboxId, after.does)) {
          const planned = planFor(after, letterId, 0).find(({ action }) => action.does === after.does)
          if (planned) replan.run(JSON.stringify(planned.action), planned.dueAt, id)
        }
      })
    },
    drop: mailboxId => void drop.run(mailboxId),
    status(mailboxId, now) {
      const found = counts.get({ mailboxId, now })!
      return { ...found, error: found.refused === 0 ? null : errorOf(lastRefusal.get(mailboxId)) }
    },
    ofLetter: letterId =>
      ofLetter.all(letterId).map(({ action, errorCode, ...row }) => ({
        ...row,
        action: readJson(serverAction, action, letterId),
        error: errorOf({ errorCode }),
      })),
  }
}

function errorOf(failure: Failure | undefined): WireError | null {
  const code = failure?.errorCode ?? null
  if (code === null) return null
  // A code that this version no longer has.
  return { code: isErrorCode(code) ? code : 'internal' }
}
