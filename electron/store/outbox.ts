import { z } from 'zod'
import { isErrorCode, type ErrorCode, type WireError } from '../../shared/errors.ts'
import type { OutboxStatus } from '../../shared/model/mailbox.ts'
import { retryAt, type Batch, type Outcome, type ServerAction, type Task } from '../domain/after.ts'
import type { Database } from './database.ts'
import { createOutboxPlan, type OutboxPlan } from './outbox-plan.ts'
import { readJson } from './stored-json.ts'

/** What became of a letter on the server, or is still to become of it. */
export interface OutboxRow {
  readonly action: ServerAction
  readonly state: 'waiting' | 'done' | 'refused' | 'gone'
  readonly dueAt: number
  readonly doneAt: number | null
  readonly error: WireError | null
}

/** What the server is to be told of letters. Told after the commit, it outlives any end of the program. */
export interface Outbox extends OutboxPlan {
  /** What is due in a folder, of one action, the oldest first, at most `batchTasks`. */
  next(mailboxId: string, folder: string, uidValidity: string, now: number): Batch | null
  note(tasks: readonly Task[], outcome: Outcome, now: number): void
  /** Tries again at `now` what was refused. */
  retry(mailboxId: string, now: number): void
  /** The same for one letter; false when nothing of it was refused. */
  retryLetter(mailboxId: string, letterId: string, now: number): boolean
  status(mailboxId: string, now: number): OutboxStatus
  /** In the order in which they came to be. */
  ofLetter(mailboxId: string, letterId: string): readonly OutboxRow[]
}

/** Enough that a command costs no time for each letter; few enough that an answer of the server stays short. */
const batchTasks = 100

const serverAction: z.ZodType<ServerAction> = z.union([
  z.strictObject({ does: z.enum(['mark', 'seen', 'keyword', 'delete']) }),
  z.strictObject({ does: z.literal('move'), folder: z.string() }),
])

type Folder = [mailboxId: string, folder: string, uidValidity: string]
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
  const due = database.prepare<[...Folder, number], DueRow>(
    `SELECT o.id, o.uid, o.letter_id AS letterId, o.action, l.bytes FROM outbox AS o JOIN letters AS l ON l.id = o.letter_id
     JOIN placements AS p ON p.mailbox_id = o.mailbox_id AND p.folder = o.folder AND p.uid_validity = o.uid_validity
       AND p.uid = o.uid AND p.letter_id = o.letter_id
     WHERE o.state = 'waiting' AND o.mailbox_id = ? AND o.folder = ? AND o.uid_validity = ? AND o.due_at <= ?
     ORDER BY o.due_at, o.id LIMIT ${batchTasks}`,
  )
  const attempts = database.prepare<[number], { attempts: number }>(
    `UPDATE outbox SET attempts = attempts + 1 WHERE id = ? AND state = 'waiting' RETURNING attempts`,
  )
  const postpone = database.prepare<[number, number]>('UPDATE outbox SET due_at = ? WHERE id = ?')
  const end = database.prepare<[string, number, string | null, number]>(
    `UPDATE outbox SET state = ?, done_at = ?, error_code = ? WHERE id = ? AND state = 'waiting'`,
  )
  const askAgain = `UPDATE outbox SET state = 'waiting', attempts = 0, due_at = max(due_at, ?), done_at = NULL, error_code = NULL
     WHERE state = 'refused'`
  const retry = database.prepare<[number, string]>(`${askAgain} AND mailbox_id = ?`)
  const retryLetter = database.prepare<[number, string, string]>(`${askAgain} AND mailbox_id = ? AND letter_id = ?`)
  const counts = database.prepare<[{ mailboxId: string; now: number }], { waiting: number; refused: number }>(
    `SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting' AND mailbox_id = @mailboxId AND due_at <= @now)
       + (SELECT count(*) FROM outbox WHERE state = 'waiting' AND attempts > 0 AND mailbox_id = @mailboxId AND due_at > @now)
         AS waiting,
       (SELECT count(*) FROM outbox WHERE state = 'refused' AND mailbox_id = @mailboxId) AS refused`,
  )
  const lastRefusal = database.prepare<[string], Failure>(
    `SELECT error_code AS errorCode FROM outbox WHERE state = 'refused' AND mailbox_id = ? ORDER BY done_at DESC LIMIT 1`,
  )
  const ofLetter = database.prepare<[string, string], Row>(
    `SELECT action, state, due_at AS dueAt, done_at AS doneAt, error_code AS errorCode
     FROM outbox WHERE mailbox_id = ? AND letter_id = ? ORDER BY id`,
  )

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
        const counted = attempts.get(id)
        if (!counted) return
        const again = retryAt(counted.attempts, now)
        if (again === null) end.run('refused', now, 'after.refused' satisfies ErrorCode, id)
        else postpone.run(again, id)
      }
    }
  }

  return {
    ...createOutboxPlan(database),
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
    retryLetter: (mailboxId, letterId, now) => retryLetter.run(now, mailboxId, letterId) > 0,
    status(mailboxId, now) {
      const found = counts.get({ mailboxId, now })!
      return { ...found, error: found.refused === 0 ? null : errorOf(lastRefusal.get(mailboxId)) }
    },
    ofLetter: (mailboxId, letterId) =>
      ofLetter.all(mailboxId, letterId).map(({ action, errorCode, ...row }) => ({
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
