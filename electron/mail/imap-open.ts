import { AppError } from '../../shared/errors.ts'
import { connectImap, noProgress, type ImapSession, type Opening } from './imap-client.ts'
import type { ImapAccess } from './imap-flow.ts'
import { translateImapError } from './imap-errors.ts'

/**
 * Connects and logs in: with the password, or with a token. A token that the server refuses before its end is renewed
 * once: it may have been taken back, or the server's clock be ahead.
 */
export async function openImap(access: ImapAccess, opening: Opening): Promise<ImapSession> {
  const { tokens, password } = access
  const { signal, progress } = opening
  if (!tokens) return connectImap(access, { pass: password }, opening)
  const accessToken = await tokens.accessToken(signal)
  try {
    return await connectImap(access, { accessToken }, opening)
  } catch (error) {
    if (!isRefused(error, opening)) throw error
    tokens.refuse(accessToken)
  }
  const another = await tokens.accessToken(signal)
  // Nothing that the first connection proved counts for the second.
  Object.assign(progress, noProgress())
  try {
    return await connectImap(access, { accessToken: another }, opening)
  } catch (error) {
    if (isRefused(error, opening)) throw new AppError('oauth.refused', undefined, error)
    throw error
  }
}

function isRefused(error: unknown, { progress, purpose }: Opening): boolean {
  return translateImapError(error, { received: progress.received, purpose }).code === 'mail.credentials'
}
