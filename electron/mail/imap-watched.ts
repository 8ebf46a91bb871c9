import type { Clock } from '../jobs/clock.ts'
import { tellServer } from './imap-actions.ts'
import type { ImapSession } from './imap-client.ts'
import { createImapFetch } from './imap-fetch.ts'
import { listLetters, type LetterList } from './imap-letters.ts'
import type { WritableFolder } from './imap-telling.ts'
import type { Kept } from './mailbox.ts'
import type { Refusals } from './refusals.ts'

/** A folder as the server opened it for this look. */
export interface OpenedFolder extends WritableFolder {
  readonly uidNext: number | null
  readonly flags: ReadonlySet<string>
}

export interface WatchedOptions {
  readonly session: ImapSession
  readonly name: string
  readonly readOnly: boolean
  readonly kept: Kept
  readonly refusals: Refusals
  /** Numberings that were given up once, as `folder uidValidity`; outlives a connection. */
  readonly distrusted: Set<string>
  readonly clock: Clock
  /** Numbers were given up: the letters are to be looked at anew. */
  readonly lookAgain: () => void
}

/** One watched folder on one connection. */
export interface WatchedFolder {
  /** Anew for each look: of a folder that was made again under its name the server tells nothing by itself. */
  open(): Promise<OpenedFolder>
  /** Those of a folder that was just opened: the same list for as long as it is numbered the same. */
  letters(folder: OpenedFolder): LetterList
  /** The server told of new letters in a folder. */
  noteArrivals(path: string): void
  /** Tells the server something of what is due in a folder that is open and was looked at, and whether more is. */
  tell(folder: OpenedFolder, signal: AbortSignal): Promise<boolean>
}

export function createWatchedFolder(options: WatchedOptions): WatchedFolder {
  const { session, name, readOnly, kept, refusals, distrusted, clock, lookAgain } = options
  const { outbox, desk } = kept
  let letters: LetterList | undefined

  return {
    async open() {
      const open = await session.command(client => client.mailboxOpen(name, { readOnly }))
      return {
        path: open.path,
        uidValidity: String(open.uidValidity),
        uidNext: open.uidNext ?? null,
        // A server that tells of no flags leaves them out.
        flags: new Set(open.flags),
        permanentFlags: open.permanentFlags ?? null,
        readOnly: open.readOnly ?? false,
      }
    },
    letters(folder) {
      if (letters?.folder.uidValidity !== folder.uidValidity) {
        letters = listLetters(session, folder, kept, refusals)
        outbox?.opened(folder.path, folder.uidValidity)
      }
      return letters
    },
    noteArrivals(path) {
      if (letters?.folder.path === path) letters.noteArrivals()
    },
    async tell(folder, signal) {
      if (readOnly || !outbox || !desk) return false
      const { path, uidValidity } = folder
      return tellServer({
        ...{ session, folder, outbox, keyword: desk.keyword, clock, signal },
        fetch: createImapFetch(session, path, uidValidity),
        distrust() {
          const numbering = `${path} ${uidValidity}`
          if (distrusted.has(numbering)) return false
          distrusted.add(numbering)
          kept.distrust(path, uidValidity, 0)
          lookAgain()
          return true
        },
      })
    },
  }
}
