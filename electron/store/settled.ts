import type { LetterPosition, UidRanges } from '../domain/letter.ts'
import type { Database } from './database.ts'

/** The cursor: which letters of a folder are dealt with, as ranges that never touch each other. */
export interface Settled {
  ranges(mailboxId: string, folder: string, uidValidity: string): UidRanges
  /** May be told the same twice. Call it in the transaction that stores the letter. */
  add(mailboxId: string, position: LetterPosition): void
  /** Every letter of a folder whose number is `from` or more is new again. */
  forgetFrom(mailboxId: string, folder: string, uidValidity: string, from: number): void
  /** Every letter of this mailbox is new again. */
  forget(mailboxId: string): void
}

type Folder = [mailboxId: string, folder: string, uidValidity: string]
interface Range {
  readonly first: number
  readonly last: number
}

const inFolder = 'mailbox_id = ? AND folder = ? AND uid_validity = ?'

export function createSettled(database: Database): Settled {
  const all = database.prepare<Folder, Range>(`SELECT first, last FROM settled WHERE ${inFolder} ORDER BY first`)
  const below = database.prepare<[...Folder, number], Range>(
    `SELECT first, last FROM settled WHERE ${inFolder} AND first <= ? ORDER BY first DESC LIMIT 1`,
  )
  const startingAt = database.prepare<[...Folder, number], Range>(
    `SELECT first, last FROM settled WHERE ${inFolder} AND first = ?`,
  )
  const insert = database.prepare<[...Folder, number, number]>(
    'INSERT INTO settled (mailbox_id, folder, uid_validity, first, last) VALUES (?, ?, ?, ?, ?)',
  )
  const extend = database.prepare<[number, ...Folder, number]>(
    `UPDATE settled SET last = ? WHERE ${inFolder} AND first = ?`,
  )
  const remove = database.prepare<[...Folder, number]>(`DELETE FROM settled WHERE ${inFolder} AND first = ?`)
  const removeFrom = database.prepare<[...Folder, number]>(`DELETE FROM settled WHERE ${inFolder} AND first >= ?`)
  const cutAt = database.prepare<[number, ...Folder, number]>(
    `UPDATE settled SET last = ? WHERE ${inFolder} AND last >= ?`,
  )
  const forget = database.prepare<[string]>('DELETE FROM settled WHERE mailbox_id = ?')

  return {
    ranges: (...folder) => all.all(...folder).map(({ first, last }) => [first, last] as const),
    add(mailboxId, { folder: name, uidValidity, uid }) {
      if (!Number.isSafeInteger(uid) || uid < 0) throw new RangeError('a UID is a whole number')
      const folder: Folder = [mailboxId, name, uidValidity]
      database.transaction(() => {
        const before = below.get(...folder, uid)
        if (before && before.last >= uid) return
        const after = startingAt.get(...folder, uid + 1)
        if (after) remove.run(...folder, after.first)
        const last = after?.last ?? uid
        if (before?.last === uid - 1) extend.run(last, ...folder, before.first)
        else insert.run(...folder, uid, last)
      })
    },
    forgetFrom(mailboxId, name, uidValidity, from) {
      const folder: Folder = [mailboxId, name, uidValidity]
      database.transaction(() => {
        removeFrom.run(...folder, from)
        cutAt.run(from - 1, ...folder, from)
      })
    },
    forget: mailboxId => void forget.run(mailboxId),
  }
}
