import { mailboxSettings } from '../../shared/model/mailbox.ts'
import type { AfterAction, MailboxSettings } from '../../shared/model/mailbox.ts'
import type { Database } from './database.ts'
import type { Outbox } from './outbox.ts'
import type { Settled } from './settled.ts'
import { readJson } from './stored-json.ts'

/** The password is not here: it is a secret of the shell. */
export interface MailboxRow {
  readonly id: string
  readonly settings: MailboxSettings
  readonly lastSuccessAt: number | null
  readonly lastLetterAt: number | null
  /** Since when a person wants it left alone; null while it is watched. */
  readonly pausedAt: number | null
}

export interface Mailboxes {
  /** In the order in which they were added. @throws AppError `store.damaged` with the id of a mailbox that cannot be read. */
  all(): readonly MailboxRow[]
  get(id: string): MailboxRow | undefined
  /** At `at`. */
  add(mailbox: { readonly id: string; readonly settings: MailboxSettings }, at: number): void
  /**
   * Another account is another set of letters: its cursor and its times start anew, its server's names for letters are
   * forgotten, and nothing that was to be done on the server is done; nor is it in a folder that is not watched any more.
   * Another choice of what is done counts for letters that come after `at`; so does the old one once another folder is
   * watched, too.
   */
  update(id: string, settings: MailboxSettings, at: number): void
  /** Pauses a mailbox at `at`, or lets it go on (null). Returns whether that changed anything: a pause keeps its beginning. */
  pause(id: string, at: number | null): boolean
  /** At `at` nothing was left to fetch. */
  noteSuccess(id: string, at: number): void
  /** A letter received at `at` was stored. Letters come newest first, so only a later time counts. */
  noteLetter(id: string, at: number): void
}

interface Row extends Omit<MailboxRow, 'settings'> {
  readonly settings: string
}

const columns = 'id, settings, last_success_at AS lastSuccessAt, last_letter_at AS lastLetterAt, paused_at AS pausedAt'

export function createMailboxes(database: Database, settled: Settled, outbox: Outbox): Mailboxes {
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM mailboxes ORDER BY position`)
  const get = database.prepare<[string], Row>(`SELECT ${columns} FROM mailboxes WHERE id = ?`)
  const add = database.prepare<[string, string, number]>(
    `INSERT INTO mailboxes (id, position, settings, after_since)
     VALUES (?, (SELECT ifnull(max(position), 0) + 1 FROM mailboxes), ?, ?)`,
  )
  const update = database.prepare<[string, string]>('UPDATE mailboxes SET settings = ? WHERE id = ?')
  const startAnew = database.prepare<[string]>(
    'UPDATE mailboxes SET last_success_at = NULL, last_letter_at = NULL WHERE id = ?',
  )
  const forgetNames = database.prepare<[string]>('UPDATE packages SET server_id = NULL WHERE mailbox_id = ?')
  const chosen = database.prepare<[number, string]>('UPDATE mailboxes SET after_since = ? WHERE id = ?')
  const pause = database.prepare<[{ id: string; at: number | null }]>(
    'UPDATE mailboxes SET paused_at = @at WHERE id = @id AND (paused_at IS NULL) <> (@at IS NULL)',
  )
  const noteSuccess = database.prepare<[number, string]>('UPDATE mailboxes SET last_success_at = ? WHERE id = ?')
  const noteLetter = database.prepare<[number, string]>(
    'UPDATE mailboxes SET last_letter_at = max(ifnull(last_letter_at, 0), ?) WHERE id = ?',
  )
  return {
    all: () => all.all().map(toMailbox),
    get(id) {
      const row = get.get(id)
      return row && toMailbox(row)
    },
    add: ({ id, settings }, at) => void add.run(id, JSON.stringify(settings), at),
    update(id, settings, at) {
      database.transaction(() => {
        const row = get.get(id)
        if (!row) throw new Error('no such mailbox')
        update.run(JSON.stringify(settings), id)
        const before = toMailbox(row).settings
        if (folderOf(before) === folderOf(settings)) outbox.revise(id, afterOf(before), afterOf(settings))
        else outbox.drop(id)
        const [was, is] = [furtherOf(before), furtherOf(settings)]
        for (const folder of was) if (!is.includes(folder)) outbox.drop(id, folder)
        const isWider = is.some(folder => !was.includes(folder))
        if (isWider || choiceOf(before) !== choiceOf(settings)) chosen.run(at, id)
        if (account(before) === account(settings)) return
        settled.forget(id)
        startAnew.run(id)
        forgetNames.run(id)
      })
    },
    pause: (id, at) => pause.run({ id, at }) > 0,
    noteSuccess: (id, at) => void noteSuccess.run(at, id),
    noteLetter: (id, at) => void noteLetter.run(at, id),
  }
}

/** What makes a mailbox the same mailbox. UIDVALIDITY alone does not: small servers give each folder the same one. */
function account(settings: MailboxSettings): string {
  if (settings.kind === 'folder') return JSON.stringify(['folder', settings.path])
  return JSON.stringify(['imap', settings.host.toLowerCase(), settings.user])
}

function folderOf(settings: MailboxSettings): string {
  return JSON.stringify([account(settings), settings.kind === 'imap' ? settings.folder : ''])
}

function furtherOf(settings: MailboxSettings): readonly string[] {
  return (settings.kind === 'imap' ? settings.folders : undefined) ?? []
}

/** What is chosen, and where; other days are the same choice. */
function choiceOf(settings: MailboxSettings): string {
  const after = afterOf(settings)
  return JSON.stringify([folderOf(settings), after.does, after.does === 'move' ? after.folder : ''])
}

function afterOf(settings: MailboxSettings): AfterAction {
  return (settings.kind === 'imap' ? settings.after : undefined) ?? { does: 'leave' }
}

function toMailbox(row: Row): MailboxRow {
  return { ...row, settings: readJson(mailboxSettings, row.settings, row.id) }
}
