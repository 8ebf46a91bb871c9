import type { Clock } from '../jobs/clock.ts'
import { createBell, type Bell } from './bell.ts'
import { tellServer } from './imap-actions.ts'
import { checkImap } from './imap-check.ts'
import { noProgress, type ImapSession } from './imap-client.ts'
import type { ImapAccess } from './imap-flow.ts'
import { translateFolderError, translateImapError } from './imap-errors.ts'
import { createImapFetch } from './imap-fetch.ts'
import { findInImap } from './imap-find.ts'
import { createJunkWatch, newJunkMemory } from './imap-junk.ts'
import { listLetters, type LetterList } from './imap-letters.ts'
import { createRivalWatch } from './imap-rivals.ts'
import { fetchOneFromImap } from './imap-one.ts'
import { openImap } from './imap-open.ts'
import type { WritableFolder } from './imap-telling.ts'
import { pollMs } from './limits.ts'
import { createLogIns, type LogIns } from './log-ins.ts'
import type { Kept, Mailbox, MailboxNews } from './mailbox.ts'
import { createRefusals } from './refusals.ts'

export interface ImapOptions extends ImapAccess {
  readonly clock: Clock
  readonly intervalMs?: number
  /** Shared by every mailbox object of the same account; its own unless told. */
  readonly logIns?: LogIns
}

/** What `wake` needs of a watch. */
interface Watch {
  readonly bell: Bell
  readonly doubt: { since: number }
  /** When Junk is to be looked at: at polls, not whenever the server calls. */
  junkAt: number
}

/** A folder as the server opened it for this look. */
interface OpenedFolder extends WritableFolder {
  readonly uidNext: number | null
  readonly flags: ReadonlySet<string>
}

/** A mailbox on an IMAP server; opened for reading only, so that no flag of any letter changes, unless its settings want more. */
export function createImapMailbox(options: ImapOptions): Mailbox {
  const { clock, intervalMs = pollMs, logIns = createLogIns(options.clock), ...access } = options
  const watches = new Set<Watch>()
  const refusals = createRefusals(clock, intervalMs)
  const junkMemory = newJunkMemory()
  const readOnly = (access.settings.after?.does ?? 'leave') === 'leave'

  async function* watch(kept: Kept, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const bell = createBell(clock)
    const doubt = { since: -Infinity }
    const here: Watch = { bell, doubt, junkAt: -Infinity }
    const progress = noProgress()
    let session: ImapSession | undefined
    let letters: LetterList | undefined
    watches.add(here)
    try {
      session = await openImap(access, { clock, logIns, purpose: 'watch', signal, doubt, progress })
      if (access.settings.pin !== undefined && progress.certificateUntil !== null)
        yield { kind: 'certificate', until: progress.certificateUntil }
      session.client.on('exists', () => {
        letters?.noteArrivals()
        bell.ring()
      })
      session.client.on('close', bell.ring)
      const { outbox, desk } = kept
      const lookForRivals = desk && createRivalWatch(session, desk, clock)
      const junk = createJunkWatch(session, junkMemory, clock)
      while (!signal.aborted) {
        // Anew for each look: of a folder that was made again under its name the server tells nothing by itself.
        let folder = await openFolder(session)
        if (clock.elapsed() >= here.junkAt) {
          here.junkAt = clock.elapsed() + intervalMs
          // After it: a server that finds the open folder changed in any other command hangs up.
          const found = await junk.look()
          if (found) {
            yield { kind: 'junk', letters: found }
            if (signal.aborted) return
            folder = await openFolder(session)
          }
        }
        if (letters?.folder.uidValidity !== folder.uidValidity) {
          letters = listLetters(session, folder, kept, refusals)
          outbox?.opened(folder.path, folder.uidValidity)
        }
        yield* letters.look(folder.uidNext, signal)
        if (signal.aborted) return
        await lookForRivals?.(folder.flags)
        if (!readOnly && outbox && desk) {
          const { path, uidValidity } = folder
          const hasMore = await tellServer({
            ...{ session, folder, outbox, keyword: desk.keyword, clock, signal },
            fetch: createImapFetch(session, path, uidValidity),
            distrust() {
              kept.distrust(path, uidValidity, 0)
              bell.ring()
            },
          })
          if (hasMore) bell.ring()
        }
        if (signal.aborted) return
        session.idle()
        await bell.rest(intervalMs, signal)
        if (!signal.aborted) session.assertOpen()
      }
    } catch (error) {
      // An abort closes the connection under whatever was going on; that is how a watch ends.
      if (signal.aborted) return
      throw translateImapError(error, { received: progress.received, purpose: 'watch' })
    } finally {
      watches.delete(here)
      session?.close()
    }
  }

  async function openFolder(session: ImapSession): Promise<OpenedFolder> {
    try {
      const open = await session.command(client => client.mailboxOpen(access.settings.folder, { readOnly }))
      return {
        path: open.path,
        uidValidity: String(open.uidValidity),
        uidNext: open.uidNext ?? null,
        // A server that tells of no flags leaves them out.
        flags: new Set(open.flags),
        permanentFlags: open.permanentFlags ?? null,
        readOnly: open.readOnly ?? false,
      }
    } catch (error) {
      throw translateFolderError(error, { received: 0, purpose: 'watch' })
    }
  }

  return {
    intervalMs,
    watch,
    wake() {
      for (const one of watches) {
        one.doubt.since = clock.elapsed()
        one.junkAt = -Infinity
        one.bell.ring()
      }
    },
    look() {
      for (const one of watches) {
        one.junkAt = -Infinity
        one.bell.ring()
      }
    },
    junkPlace: () => junkMemory.place,
    restMs: logIns.restMs,
    check: signal => checkImap(access, { clock, logIns }, signal),
    fetchOne: (position, signal) => fetchOneFromImap(access, { clock, logIns }, position, signal),
    find: (question, signal) => findInImap(access, { clock, logIns }, question, signal),
  }
}
