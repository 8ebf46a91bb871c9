import type { ListResponse } from 'imapflow'
import { AppError } from '../../shared/errors.ts'
import { singleLine } from '../domain/safe-text.ts'
import { noProgress, type ImapSession, type Opening } from './imap-client.ts'
import type { ImapAccess, ImapSettings } from './imap-flow.ts'
import { isRefusal, translateImapError } from './imap-errors.ts'
import { openImap } from './imap-open.ts'
import { maxAddress, maxFindFolders, maxFindLetters } from './limits.ts'
import type { FolderUse, FoundLetter, SenderQuestion } from './found-letter.ts'
import { serverIdOf } from './server-id.ts'
import { isWatched } from './watched-folders.ts'

/** Searched in this order: where letters come, where filters put them, and the rest. */
const uses: readonly FolderUse[] = ['watched', 'junk', 'trash', 'other']

interface Searched {
  readonly path: string
  readonly use: FolderUse
  /** Holds what other folders hold too, such as «All Mail»: last, for what lies nowhere else. */
  readonly all: boolean
}

/** Asks every folder of an account for a sender's letters, on a connection of its own. Reads no letter, only its envelope. */
export async function* findInImap(
  access: ImapAccess,
  { clock, logIns }: Pick<Opening, 'clock' | 'logIns'>,
  question: SenderQuestion,
  signal: AbortSignal,
): AsyncGenerator<readonly FoundLetter[]> {
  const progress = noProgress()
  let session: ImapSession | undefined
  let left = maxFindLetters
  const seen = new Set<string>()
  try {
    session = await openImap(access, { clock, logIns, purpose: 'check', signal, progress })
    for (const folder of foldersOf(await session.command(client => client.list()), access.settings)) {
      const found = await lettersIn(session, folder, question, left)
      const fresh = found.filter(({ serverId }) => serverId === null || !seen.has(serverId))
      for (const { serverId } of fresh) if (serverId !== null) seen.add(serverId)
      left -= fresh.length
      yield fresh
      if (left <= 0) return
    }
  } catch (error) {
    if (signal.aborted) throw new AppError('mail.timeout', undefined, error)
    throw translateImapError(error, { received: progress.received, purpose: 'watch' })
  } finally {
    session?.close()
  }
}

function foldersOf(listed: readonly ListResponse[], settings: ImapSettings): readonly Searched[] {
  return listed
    .filter(({ flags, specialUse }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent') && !isOurOwn(specialUse))
    .map(({ path, specialUse }) => ({ path, use: useOf(path, specialUse, settings), all: specialUse === '\\All' }))
    .toSorted((a, b) => Number(a.all) - Number(b.all) || uses.indexOf(a.use) - uses.indexOf(b.use))
    .slice(0, maxFindFolders)
}

/** What people of the mailbox wrote themselves. */
function isOurOwn(specialUse: string | undefined): boolean {
  return specialUse === '\\Drafts' || specialUse === '\\Sent'
}

function useOf(path: string, specialUse: string | undefined, settings: ImapSettings): FolderUse {
  if (isWatched(path, settings)) return 'watched'
  if (specialUse === '\\Junk') return 'junk'
  return specialUse === '\\Trash' ? 'trash' : 'other'
}

async function lettersIn(
  session: ImapSession,
  { path, use }: Searched,
  { sender, since }: SenderQuestion,
  limit: number,
): Promise<readonly FoundLetter[]> {
  try {
    const open = await session.command(client => client.mailboxOpen(path, { readOnly: true }))
    // Servers count in days of their own time zone.
    const day = new Date(since - 24 * 60 * 60_000)
    const uids = await session.command(client => client.search({ from: sender, since: day }, { uid: true }))
    if (!Array.isArray(uids)) {
      // imapflow answers `false` to a refused search, of words that the server cannot read for one, and to a lost line.
      session.assertOpen()
      if (use === 'watched') throw new AppError('mail.lost')
      return []
    }
    if (uids.length === 0) return []
    const query = { uid: true, envelope: true, size: true, internalDate: true } as const
    const newest = uids.slice(-limit)
    const messages = await session.command(client => client.fetchAll(newest, query, { uid: true }))
    return messages
      .map(message => ({
        ...{ folder: open.path, use, uidValidity: String(open.uidValidity), uid: message.uid },
        receivedAt: new Date(message.internalDate ?? 0).getTime() || 0,
        from: singleLine(message.envelope?.from?.[0]?.address ?? '', maxAddress),
        bytes: message.size ?? 0,
        serverId: serverIdOf(message, session.client),
      }))
      .filter(({ receivedAt }) => receivedAt >= since)
      .toReversed()
  } catch (error) {
    // A folder that we may not open, or that went away meanwhile, says nothing of the others.
    if (isRefusal(error) && use !== 'watched') return []
    throw error
  }
}
