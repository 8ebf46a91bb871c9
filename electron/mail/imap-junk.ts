import type { Clock } from '../jobs/clock.ts'
import { singleLine } from '../domain/safe-text.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal } from './imap-errors.ts'
import { statusOf } from './imap-status.ts'
import { junkFolderOf } from './junk-folder.ts'
import { junkDays, junkRestMs, maxAddress, maxJunkLetters, maxJunkSubject } from './limits.ts'
import type { JunkLetter, JunkPlace } from './mailbox.ts'
import { serverIdOf } from './server-id.ts'

/** Looks into the folder of a server's filter, between two looks at another and on the same connection. */
export interface JunkWatch {
  /** What lies there now, newest first; null while nothing has changed. Another folder may be open then. */
  look(): Promise<readonly JunkLetter[] | null>
}

/** What outlives a connection. */
export interface JunkMemory {
  /** When a look failed last. */
  troubleAt: number
  /** Letters were told of, and whoever heard that still believes it. */
  isTold: boolean
  place: JunkPlace
}

export const newJunkMemory = (): JunkMemory => ({
  ...{ troubleAt: -Infinity, isTold: false, place: { state: 'unseen', unlisted: 0 } },
})

/** Nothing that lies there may keep the letters of the watched folder back: after a look that failed there is none for long. */
export function createJunkWatch(session: ImapSession, memory: JunkMemory, clock: Clock): JunkWatch {
  let folder: string | null | undefined
  let seen = ''
  let isEmpty = true

  let soughtAt = -Infinity

  async function find(): Promise<string | null> {
    soughtAt = clock.elapsed()
    return junkFolderOf(await session.command(client => client.list()))
  }

  const ask = (path: string | null) =>
    path === null ? null : statusOf(session, path, { messages: true, uidNext: true, uidValidity: true })

  /** Changes with what lies there; empty where there is no such folder. */
  async function stateNow(): Promise<string> {
    // A list of thousands of folders is not asked for at each look where none of them is it.
    if (folder === null && clock.elapsed() - soughtAt < junkRestMs) return ''
    const before = folder
    folder ??= await find()
    let status = await ask(folder)
    if (status === null && before) {
      // It may have another name by now.
      folder = await find()
      status = folder === before ? null : await ask(folder)
    }
    if (status === null && folder !== null) return forget()
    memory.place = { ...memory.place, state: status === null ? 'none' : 'open' }
    isEmpty = true
    if (status === null) return ''
    isEmpty = status.messages === 0
    return JSON.stringify([folder, status.messages, status.uidNext, String(status.uidValidity)])
  }

  /** It was renamed, removed or closed to us; the connection is as good as before. */
  function forget(): '' {
    memory.troubleAt = clock.elapsed()
    memory.place = { state: 'closed', unlisted: 0 }
    folder = undefined
    isEmpty = true
    return ''
  }

  async function list(path: string): Promise<readonly JunkLetter[]> {
    const open = await session.command(client => client.mailboxOpen(path, { readOnly: true }))
    // Servers count in days of their own time zone.
    const since = clock.now() - (junkDays + 1) * 24 * 60 * 60_000
    const uids = await session.command(client => client.search({ since: new Date(since) }, { uid: true }))
    const count = Array.isArray(uids) ? uids.length : 0
    memory.place = { state: 'open', unlisted: Math.max(0, count - maxJunkLetters) }
    if (!Array.isArray(uids) || count === 0) return []
    const query = { uid: true, envelope: true, size: true, internalDate: true } as const
    const newest = uids.slice(-maxJunkLetters)
    const messages = await session.command(client => client.fetchAll(newest, query, { uid: true }))
    return messages
      .map(message => ({
        ...{ folder: open.path, uidValidity: String(open.uidValidity), uid: message.uid },
        receivedAt: new Date(message.internalDate ?? 0).getTime() || 0,
        from: singleLine(message.envelope?.from?.[0]?.address ?? '', maxAddress),
        subject: singleLine(message.envelope?.subject ?? '', maxJunkSubject),
        bytes: message.size ?? 0,
        serverId: serverIdOf(message, session.client),
      }))
      .toSorted((a, b) => b.receivedAt - a.receivedAt || b.uid - a.uid)
  }

  return {
    async look() {
      if (clock.elapsed() - memory.troubleAt < junkRestMs) return null
      try {
        const state = await stateNow()
        if (state === seen) return null
        seen = state
        // An empty one need not be opened, nor be told of twice.
        if (isEmpty) memory.place = { ...memory.place, unlisted: 0 }
        const letters = folder && !isEmpty ? await list(folder) : []
        if (letters.length === 0 && isEmpty && !memory.isTold) return null
        memory.isTold = letters.length > 0
        return letters
      } catch (error) {
        seen = forget()
        if (!isRefusal(error)) throw error
        memory.isTold = false
        return []
      }
    },
  }
}
