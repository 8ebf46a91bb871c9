import type { FetchMessageObject, SearchObject } from 'imapflow'
import { AppError } from '../../shared/errors.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal } from './imap-errors.ts'
import { maxLetterBytes, maxSearched, oversizeHeaderBytes, searchBatch } from './limits.ts'
import type { LetterNews } from './mailbox.ts'
import { headersOnly } from './oversize.ts'
import { releaseBytes } from './release-bytes.ts'
import { serverIdOf } from './server-id.ts'
import { bytesOf, isOversize, roomFor, withAllRoom, type Sized } from './sized.ts'

/** What a question for letters brought. */
export interface Fetched {
  readonly news: LetterNews[]
  /** Those that are larger than was announced, with room for the whole; what came of them was not kept. */
  readonly larger: readonly Sized[]
}

/** The questions that are asked of one open folder; what a failed answer means is not decided here. */
export interface ImapFetch {
  /** UIDs, ascending. All of a large folder are asked for in portions. */
  search(query: { all: true } | { uid: string }): Promise<number[]>
  /** In the order of `uids`; a letter that is gone is left out. */
  sizes(uids: readonly number[]): Promise<Sized[]>
  /** A letter that the server passes over is left out, and so is what it refuses beside what it gives. */
  letters(batch: readonly Sized[]): Promise<Fetched>
  /** Empty when the server passes over them. */
  headers(uid: number): Promise<Uint8Array>
}

export function createImapFetch(session: ImapSession, folder: string, uidValidity: string): ImapFetch {
  function toNews(source: Buffer, sized: Sized): LetterNews {
    const { receivedAt } = sized
    const position = { folder, uidValidity, uid: sized.uid }
    if (!isOversize(sized) && source.length <= maxLetterBytes)
      return {
        kind: 'letter',
        position,
        raw: source,
        receivedAt,
        serverId: sized.serverId,
        release: () => releaseBytes(source),
      }
    const headers = headersOnly(source.subarray(0, oversizeHeaderBytes))
    return { kind: 'oversize', position, headers, bytes: Math.max(sized.bytes, source.length), receivedAt }
  }

  /** Hands each answer over as it comes: what is not kept of one is not in memory with the next. */
  async function ask(
    uids: readonly number[],
    { start, maxLength, bytes }: Readonly<Record<'start' | 'maxLength' | 'bytes', number>>,
    take: (uid: number, source: Buffer) => void,
  ): Promise<void> {
    const wanted = { uid: true, source: { start, maxLength } }
    await session.command(async client => {
      let isAnswered = false
      try {
        for await (const { uid, source } of client.fetch([...uids], wanted, { uid: true })) {
          isAnswered = true
          if (source) take(uid, source)
        }
      } catch (error) {
        // Dovecot says NO at the end when one of them was deleted meanwhile: the others need not be asked for again.
        if (!isAnswered || !isRefusal(error)) throw error
      }
    }, bytes)
  }

  /** The whole of a letter of which less came than was told; null when that cannot be had. Half a letter is no letter. */
  async function complete(source: Buffer, { uid, bytes }: Sized): Promise<Buffer | null> {
    if (source.length === 0) return null
    const missing = bytes - source.length
    const wanted = { start: source.length, maxLength: maxLetterBytes + 1 - source.length, bytes: missing }
    let rest: Buffer | undefined
    await ask([uid], wanted, (of, more) => {
      if (of === uid) rest ??= more
    })
    // The server overstates sizes: there is no more of it.
    if (rest?.length === 0) return source
    return rest && rest.length >= missing ? Buffer.concat([source, rest]) : null
  }

  async function searchOnce(query: SearchObject): Promise<number[]> {
    const uids = await session.command(client => client.search(query, { uid: true }))
    // imapflow answers a refused search with `false`.
    if (!Array.isArray(uids)) throw new AppError('mail.lost')
    return uids
  }

  return {
    async search(query) {
      const exists = countOf(session)
      if (!('all' in query) || exists <= searchBatch) return searchOnce(query)
      const found = new Set<number>()
      const last = Math.max(0, exists - maxSearched)
      // From the top: when a letter is deleted meanwhile, those above it move down, where it has yet to be asked.
      for (let top = exists; top > last; top = Math.min(top - searchBatch, countOf(session))) {
        const range = `${Math.max(1, top - searchBatch + 1)}:${top === exists ? '*' : top}`
        for (const uid of await searchOnce({ seq: range })) found.add(uid)
      }
      return [...found].toSorted((a, b) => a - b)
    },
    async sizes(uids) {
      const messages = await session.command(client =>
        client.fetchAll([...uids], { uid: true, size: true, internalDate: true }, { uid: true }),
      )
      const found = new Map(messages.map(message => [message.uid, message]))
      return uids.flatMap(uid => {
        const message = found.get(uid)
        return message
          ? [
              {
                uid,
                bytes: message.size ?? 0,
                room: roomFor(message.size ?? 0),
                receivedAt: timeOf(message),
                serverId: serverIdOf(message, session.client),
              },
            ]
          : []
      })
    },
    async letters(batch) {
      const oversize = batch.some(isOversize)
      const waited = new Map(batch.map(one => [one.uid, one]))
      // Asked for by length: what a server says of a size is not always what it sends, nor what it sends what was asked.
      const maxLength = oversize ? oversizeHeaderBytes : Math.max(...batch.map(({ room }) => room))
      const given = new Map<number, Buffer>()
      const larger = new Set<number>()
      await ask([...waited.keys()], { start: 0, maxLength, bytes: bytesOf(batch) }, (uid, source) => {
        const sized = waited.get(uid)
        if (!sized || given.has(uid)) return
        if (isOversize(sized) || source.length < sized.room || sized.room > maxLetterBytes) given.set(uid, source)
        else {
          larger.add(uid)
          releaseBytes(source)
        }
      })
      const news: LetterNews[] = []
      for (const sized of batch) {
        const start = given.get(sized.uid)
        if (!start) continue
        const isShort = start.length < (isOversize(sized) ? 1 : sized.bytes)
        const source = isShort ? await unlessRefused(complete(start, sized), batch.length) : start
        if (source) news.push(toNews(source, sized))
      }
      return { news, larger: batch.filter(({ uid }) => larger.has(uid)).map(withAllRoom) }
    },
    async headers(uid) {
      const [message] = await session.command(client =>
        client.fetchAll([uid], { uid: true, headers: true }, { uid: true }),
      )
      return Uint8Array.from(message?.headers?.subarray(0, oversizeHeaderBytes) ?? [])
    },
  }
}

/** In company it is left out, and asked for alone: then a refusal is told as it is. */
async function unlessRefused<T>(answer: Promise<T>, askedTogether: number): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (askedTogether > 1 && isRefusal(error)) return null
    throw error
  }
}

/** How many letters the server says are in the open folder. */
function countOf({ client }: ImapSession): number {
  return client.mailbox ? client.mailbox.exists : 0
}

function timeOf({ internalDate }: FetchMessageObject): number {
  return new Date(internalDate ?? 0).getTime() || 0
}
