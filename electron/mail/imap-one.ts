import { AppError } from '../../shared/errors.ts'
import type { LetterPosition } from '../domain/letter.ts'
import { noProgress, type ImapSession, type Opening } from './imap-client.ts'
import type { ImapAccess } from './imap-flow.ts'
import { translateFolderError, translateImapError } from './imap-errors.ts'
import { createImapFetch } from './imap-fetch.ts'
import { openImap } from './imap-open.ts'
import type { LetterNews } from './mailbox.ts'

/** Fetches one letter from wherever it lies, on a connection of its own. @throws AppError `letter.unfetchable`, `mail.*` */
export async function fetchOneFromImap(
  access: ImapAccess,
  { clock, logIns }: Pick<Opening, 'clock' | 'logIns'>,
  { folder, uidValidity, uid }: LetterPosition,
  signal: AbortSignal,
): Promise<LetterNews> {
  const progress = noProgress()
  let session: ImapSession | undefined
  try {
    session = await openImap(access, { clock, logIns, purpose: 'check', signal, progress })
    const open = await openFolder(session, folder)
    // Under other numbers another letter bears this one.
    if (open !== uidValidity) throw new AppError('letter.unfetchable')
    const fetch = createImapFetch(session, folder, uidValidity)
    const { news, larger } = await fetch.letters(await fetch.sizes([uid]))
    const [letter] = larger.length > 0 ? (await fetch.letters(larger)).news : news
    if (!letter) throw new AppError('letter.unfetchable')
    return letter
  } catch (error) {
    if (signal.aborted) throw new AppError('mail.timeout', undefined, error)
    throw translateImapError(error, { received: progress.received, purpose: 'watch' })
  } finally {
    session?.close()
  }
}

async function openFolder(session: ImapSession, folder: string): Promise<string> {
  try {
    const { uidValidity } = await session.command(client => client.mailboxOpen(folder, { readOnly: true }))
    return String(uidValidity)
  } catch (error) {
    throw translateFolderError(error, { received: 0, purpose: 'watch' })
  }
}
