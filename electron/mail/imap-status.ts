import type { StatusObject, StatusQuery } from 'imapflow'
import type { ImapSession } from './imap-client.ts'
import { isRefusal } from './imap-errors.ts'

/** What the server says of a folder without opening it; null where it refuses to. @throws what ended the connection */
export async function statusOf(session: ImapSession, path: string, query: StatusQuery): Promise<StatusObject | null> {
  try {
    const status = await session.command(client => client.status(path, query))
    // imapflow answers `false` to a refusal and to a line that was lost.
    if (status === false) session.assertOpen()
    return status || null
  } catch (error) {
    // Of a folder that is not there it makes an error of its own around the refusal.
    if (isRefusal(error) || isRefusal(causeOf(error))) return null
    throw error
  }
}

function causeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'response') : undefined
}
