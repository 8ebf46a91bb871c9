import type { Clock } from '../jobs/clock.ts'
import { createBell, type Bell } from './bell.ts'
import { checkImap } from './imap-check.ts'
import { noProgress, type ImapSession } from './imap-client.ts'
import { translateFolderError, translateImapError } from './imap-errors.ts'
import { findInImap } from './imap-find.ts'
import type { ImapAccess } from './imap-flow.ts'
import { createFurtherMemory, createFurtherWatch } from './imap-further.ts'
import { createJunkWatch, newJunkMemory } from './imap-junk.ts'
import { fetchOneFromImap } from './imap-one.ts'
import { openImap } from './imap-open.ts'
import { createRivalWatch } from './imap-rivals.ts'
import { createWatchedFolder, type OpenedFolder, type WatchedFolder } from './imap-watched.ts'
import { pollMs } from './limits.ts'
import { createLogIns, type LogIns } from './log-ins.ts'
import type { Kept, Mailbox, MailboxNews } from './mailbox.ts'
import { createRefusals, type Refusals } from './refusals.ts'
import { furtherFolders } from './watched-folders.ts'

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
  /** When Junk and the other folders are to be looked at: at polls, not whenever the server calls. */
  othersAt: number
}

/** A mailbox on an IMAP server; opened for reading only, so that no flag of any letter changes, unless its settings want more. */
export function createImapMailbox(options: ImapOptions): Mailbox {
  const { clock, intervalMs = pollMs, logIns = createLogIns(options.clock), ...access } = options
  const watches = new Set<Watch>()
  const refusals = createRefusals(clock, intervalMs)
  const junkMemory = newJunkMemory()
  const furtherMemory = createFurtherMemory(furtherFolders(access.settings), clock, intervalMs)
  const distrusted = new Set<string>()
  const readOnly = (access.settings.after?.does ?? 'leave') === 'leave'

  async function* watch(kept: Kept, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const bell = createBell(clock)
    const doubt = { since: -Infinity }
    const here: Watch = { bell, doubt, othersAt: -Infinity }
    const progress = noProgress()
    let session: ImapSession | undefined
    watches.add(here)
    try {
      session = await openImap(access, { clock, logIns, purpose: 'watch', signal, doubt, progress })
      if (access.settings.pin !== undefined && progress.certificateUntil !== null)
        yield { kind: 'certificate', until: progress.certificateUntil }
      const common = { session, readOnly, kept, distrusted, clock, lookAgain: bell.ring }
      const folderOf = (name: string, refusals: Refusals) => createWatchedFolder({ ...common, name, refusals })
      const first = folderOf(access.settings.folder, refusals)
      session.client.on('exists', ({ path }) => {
        first.noteArrivals(path)
        bell.ring()
      })
      session.client.on('close', bell.ring)
      const { outbox, desk } = kept
      const lookForRivals = desk && createRivalWatch(session, desk, clock)
      const junk = createJunkWatch(session, junkMemory, clock)
      const further = createFurtherWatch({
        ...{ session, memory: furtherMemory, clock, folderOf },
        isDue: (...folder) => !readOnly && Boolean(outbox?.next(...folder)),
      })
      while (!signal.aborted) {
        let folder = await openFirst(first)
        const isPoll = clock.elapsed() >= here.othersAt
        if (isPoll) {
          here.othersAt = clock.elapsed() + intervalMs
          // After it: a server that finds the open folder changed in any other command hangs up.
          const found = await junk.look()
          if (found) {
            yield { kind: 'junk', letters: found }
            if (signal.aborted) return
            folder = await openFirst(first)
          }
        }
        yield* first.letters(folder).look(folder.uidNext, signal)
        if (signal.aborted) return
        await lookForRivals?.(folder.flags)
        if (await first.tell(folder, signal)) bell.ring()
        if (signal.aborted) return
        const isElsewhere = yield* further.look(isPoll, signal)
        if (signal.aborted) return
        if (isElsewhere || further.hasMore()) continue
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

  return {
    intervalMs,
    watch,
    wake() {
      for (const one of watches) {
        one.doubt.since = clock.elapsed()
        one.othersAt = -Infinity
        one.bell.ring()
      }
    },
    look() {
      for (const one of watches) {
        one.othersAt = -Infinity
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

/** The first of the watched folders, without which there is no watch. */
async function openFirst(folder: WatchedFolder): Promise<OpenedFolder> {
  try {
    return await folder.open()
  } catch (error) {
    throw translateFolderError(error, { received: 0, purpose: 'watch' })
  }
}
