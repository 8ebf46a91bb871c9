import type { Clock } from '../jobs/clock.ts'
import { createBell, type Bell } from './bell.ts'
import { checkImap } from './imap-check.ts'
import { noProgress, openImap, type ImapAccess, type ImapSession } from './imap-client.ts'
import { translateFolderError, translateImapError } from './imap-errors.ts'
import { listLetters, type LetterList, type OpenFolder } from './imap-letters.ts'
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
}

/** A mailbox on an IMAP server, opened for reading only: no flag of any letter changes. */
export function createImapMailbox(options: ImapOptions): Mailbox {
  const { clock, intervalMs = pollMs, logIns = createLogIns(options.clock), ...access } = options
  const watches = new Set<Watch>()
  const refusals = createRefusals(clock, intervalMs)

  async function* watch(kept: Kept, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const bell = createBell(clock)
    const doubt = { since: -Infinity }
    const here = { bell, doubt }
    const progress = noProgress()
    let session: ImapSession | undefined
    watches.add(here)
    try {
      session = await openImap(access, { clock, logIns, purpose: 'watch', signal, doubt, progress })
      session.client.on('exists', bell.ring)
      session.client.on('close', bell.ring)
      let letters: LetterList | undefined
      while (!signal.aborted) {
        // Anew for each look: of a folder that was made again under its name the server tells nothing by itself.
        const folder = await openFolder(session)
        if (letters?.folder.uidValidity !== folder.uidValidity) letters = listLetters(session, folder, kept, refusals)
        yield* letters.look(folder.uidNext, signal)
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

  async function openFolder(session: ImapSession): Promise<OpenFolder & { readonly uidNext: number | null }> {
    try {
      const open = await session.command(client => client.mailboxOpen(access.settings.folder, { readOnly: true }))
      return { path: open.path, uidValidity: String(open.uidValidity), uidNext: open.uidNext ?? null }
    } catch (error) {
      throw translateFolderError(error, { received: 0, purpose: 'watch' })
    }
  }

  return {
    intervalMs,
    watch,
    wake() {
      for (const { bell, doubt } of watches) {
        doubt.since = clock.elapsed()
        bell.ring()
      }
    },
    restMs: logIns.restMs,
    check: signal => checkImap(access, { clock, logIns }, signal),
  }
}
