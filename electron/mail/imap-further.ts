import { AppError, toWire, type WireError } from '../../shared/errors.ts'
import { pauseAfter } from '../domain/after.ts'
import type { Clock } from '../jobs/clock.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal, translateFolderError, translateImapError } from './imap-errors.ts'
import { statusOf } from './imap-status.ts'
import type { WatchedFolder } from './imap-watched.ts'
import { furtherTurnMs } from './limits.ts'
import type { MailboxNews } from './mailbox.ts'
import { createRefusals, type Refusals } from './refusals.ts'

/** What outlives a connection. */
export interface FurtherMemory {
  readonly places: readonly Place[]
  /** The troubles that were told of last. */
  told: string
}

/** A watched folder besides the first one. */
interface Place {
  readonly name: string
  readonly refusals: Refusals
  /** Why it could not be looked into. */
  error: WireError | null
  /** Connections that ended over it in a row, and until when it is left alone for that. */
  breaks: number
  restsUntil: number
}

/** Looks into the watched folders besides the first one, between two looks at that and on the same connection. */
export interface FurtherWatch {
  /**
   * Gives of each folder what comes in one turn: of all folders with `isPoll`, otherwise of those that had more. True
   * where the first one must be opened again. Nothing about these folders keeps the letters of that one back for long.
   */
  look(isPoll: boolean, signal: AbortSignal): Looking
  /** Whether some had more than came in their turn. */
  hasMore(): boolean
}

export interface FurtherOptions {
  readonly session: ImapSession
  readonly memory: FurtherMemory
  readonly clock: Clock
  readonly folderOf: (name: string, refusals: Refusals) => WatchedFolder
  /** Whether something is to be done with letters that lie there. */
  readonly isDue: (path: string, uidValidity: string) => boolean
}

/** Whether another folder was opened. */
type Looking = AsyncGenerator<MailboxNews, boolean>

const noTrouble = { error: null, breaks: 0, restsUntil: -Infinity } as const

export function createFurtherMemory(names: readonly string[], clock: Clock, intervalMs: number): FurtherMemory {
  return {
    places: names.map(name => ({ name, refusals: createRefusals(clock, intervalMs), ...noTrouble })),
    told: '[]',
  }
}

export function createFurtherWatch({ session, memory, clock, folderOf, isDue }: FurtherOptions): FurtherWatch {
  const places = memory.places.map(place => ({ place, folder: folderOf(place.name, place.refusals) }))
  /** What the server said of a folder when the last look at it ended with nothing left to fetch. */
  const seen = new Map<Place, string>()
  const unfinished = new Set<Place>()

  /** True where the folder was opened. @throws what ended the connection, and refusals */
  async function* lookInto(place: Place, folder: WatchedFolder, signal: AbortSignal): Looking {
    unfinished.delete(place)
    const status = await statusOf(session, place.name, { messages: true, uidNext: true, uidValidity: true })
    if (status === null) throw new AppError('mail.folder')
    const state = JSON.stringify([status.messages, status.uidNext, String(status.uidValidity)])
    if (seen.get(place) === state && !isDue(status.path, String(status.uidValidity))) return false
    seen.delete(place)
    const open = await folder.open()
    const until = clock.elapsed() + furtherTurnMs
    let end: 'settled' | 'withheld' | null = null
    for await (const news of folder.letters(open).look(open.uidNext, signal, () => clock.elapsed() >= until)) {
      if (news.kind === 'settled' || news.kind === 'withheld') end = news.kind
      else yield news
    }
    if (signal.aborted) return true
    yield { kind: 'looked' }
    if (end === 'settled') seen.set(place, state)
    if (end === null || (await folder.tell(open, signal))) unfinished.add(place)
    return true
  }

  async function* tryPlace(place: Place, folder: WatchedFolder, signal: AbortSignal): Looking {
    try {
      const isOpen = yield* lookInto(place, folder, signal)
      Object.assign(place, noTrouble)
      return isOpen
    } catch (error) {
      if (signal.aborted) throw error
      place.error = toWire(translateFolderError(error, { received: 0, purpose: 'watch' }))
      if (isRefusal(error)) return true
      if (place.error.code === 'mail.folder') return false
      place.breaks += 1
      // A log-in is spent for it each time, of which the letters of the first folder need the most.
      place.restsUntil = clock.elapsed() + pauseAfter(place.breaks)
      throw translateImapError(error, { received: 0, purpose: 'watch' })
    }
  }

  return {
    async *look(isPoll, signal) {
      let isOpen = false
      for (const { place, folder } of places) {
        if (signal.aborted) return isOpen
        if (clock.elapsed() < place.restsUntil) continue
        if (isPoll || unfinished.has(place)) isOpen = (yield* tryPlace(place, folder, signal)) || isOpen
      }
      const troubles = memory.places.flatMap(({ name, error }) => (error === null ? [] : [{ folder: name, error }]))
      const told = JSON.stringify(troubles)
      if (told !== memory.told) yield { kind: 'folders', troubles }
      memory.told = told
      return isOpen
    },
    hasMore: () => unfinished.size > 0,
  }
}
