import type { FetchMessageObject } from 'imapflow'
import { AppError } from '../../shared/errors.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal } from './imap-errors.ts'
import {
  batchBytes,
  batchLetters,
  commandMs,
  maxLetterBytes,
  oversizeHeaderBytes,
  sizeBatch,
  slowestBytesPerMs,
} from './limits.ts'
import type { MailboxNews, UidRanges } from './mailbox.ts'
import { headersOnly } from './oversize.ts'
import { holdsUid } from './settled.ts'

interface Sized {
  readonly uid: number
  readonly bytes: number
}

/** The letters of one open folder. */
export interface LetterList {
  /** Asks what is new (in full only the first time) and gives every letter that `settled` does not hold, newest first. */
  look(settled: () => UidRanges, signal: AbortSignal): AsyncGenerator<MailboxNews>
}

export function listLetters(
  session: ImapSession,
  folder: string,
  uidValidity: string,
  log: (event: string) => void,
): LetterList {
  /** Every UID seen in this folder, ascending. */
  let known: number[] | null = null

  async function refresh(): Promise<readonly number[]> {
    if (known === null) return (known = await search({ all: true }))
    // A server may show new letters only after it was given a chance to speak.
    await session.command(client => client.noop())
    const highest = known.at(-1) ?? 0
    // `n:*` always answers with the last letter, however small its UID.
    const fresh = (await search({ uid: `${highest + 1}:*` })).filter(uid => uid > highest)
    return (known = known.concat(fresh))
  }

  async function search(query: { all: true } | { uid: string }): Promise<number[]> {
    const uids = await session.command(client => client.search(query, { uid: true }))
    // imapflow answers a refused search with `false`.
    if (!Array.isArray(uids)) throw new AppError('mail.lost')
    return uids
  }

  function forget(uids: ReadonlySet<number>): void {
    if (known && uids.size > 0) known = known.filter(uid => !uids.has(uid))
  }

  async function* look(settled: () => UidRanges, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const uids = await refresh()
    const ranges = settled()
    const wanted = uids.filter(uid => !holdsUid(ranges, uid)).reverse()
    let done = 0
    if (wanted.length > 1) yield { kind: 'progress', done, total: wanted.length }
    for (let at = 0; at < wanted.length && !signal.aborted; at += sizeBatch) {
      const asked = wanted.slice(at, at + sizeBatch)
      const sized = await askSizes(asked)
      const present = new Set(sized.map(({ uid }) => uid))
      // Deleted meanwhile by its owner.
      forget(new Set(asked.filter(uid => !present.has(uid))))
      for await (const news of fetchAhead(batches(sized))) {
        if (signal.aborted) return
        yield news
        done += 1
        if (wanted.length > 1) yield { kind: 'progress', done, total: wanted.length }
      }
    }
    if (wanted.length > 1 && done < wanted.length) yield { kind: 'progress', done: wanted.length, total: wanted.length }
  }

  async function askSizes(uids: readonly number[]): Promise<Sized[]> {
    const messages = await session.command(client =>
      client.fetchAll([...uids], { uid: true, size: true }, { uid: true }),
    )
    return messages
      .map(({ uid, size }) => ({ uid, bytes: size ?? 0 }))
      .filter(({ uid }) => uids.includes(uid))
      .sort((a, b) => b.uid - a.uid)
  }

  /** Fetches each batch while the one before is being dealt with: at most two are in memory. */
  async function* fetchAhead(plan: readonly (readonly Sized[])[]): AsyncGenerator<MailboxNews> {
    let ahead = start(0)
    for (let index = 0; index < plan.length; index += 1) {
      const letters = await ahead
      ahead = start(index + 1)
      yield* letters
    }

    function start(index: number): Promise<MailboxNews[]> {
      const fetching = index < plan.length ? fetchBatch(plan[index]!) : Promise.resolve([])
      // It may fail before anybody waits for it; whoever does wait still gets the failure.
      fetching.catch(() => {})
      return fetching
    }
  }

  async function fetchBatch(batch: readonly Sized[]): Promise<MailboxNews[]> {
    try {
      return await fetchLetters(batch)
    } catch (error) {
      if (!isRefusal(error)) throw error
      // One letter that the server cannot read must not keep the others back.
      if (batch.length > 1) return (await Promise.all(batch.map(one => fetchBatch([one])))).flat()
      log('a letter was refused by the server')
      return []
    }
  }

  async function fetchLetters(batch: readonly Sized[]): Promise<MailboxNews[]> {
    const oversize = batch.some(isOversize)
    // Asked for by length: what a server says of a size is not always what it sends.
    const maxLength = oversize ? oversizeHeaderBytes : maxLetterBytes + 1
    const bytes = oversize ? oversizeHeaderBytes : batch.reduce((sum, one) => sum + one.bytes, 0)
    const messages = await session.command(
      client =>
        client.fetchAll(
          batch.map(one => one.uid),
          { uid: true, internalDate: true, source: { start: 0, maxLength } },
          { uid: true },
        ),
      commandMs + bytes / slowestBytesPerMs,
    )
    return batch.flatMap(sized => {
      const message = messages.find(({ uid }) => uid === sized.uid)
      return message?.source ? [toNews(message, message.source, sized)] : []
    })
  }

  function toNews(message: FetchMessageObject, source: Buffer, sized: Sized): MailboxNews {
    const position = { folder, uidValidity, uid: sized.uid }
    const receivedAt = new Date(message.internalDate ?? 0).getTime() || 0
    if (!isOversize(sized) && source.length <= maxLetterBytes)
      return { kind: 'letter', position, raw: source, receivedAt }
    const headers = headersOnly(source.subarray(0, oversizeHeaderBytes))
    return { kind: 'oversize', position, headers, bytes: Math.max(sized.bytes, source.length), receivedAt }
  }

  return { look }
}

function isOversize({ bytes }: Sized): boolean {
  return bytes > maxLetterBytes
}

/** Groups letters for fetching: the newest alone, so that it comes first; the oversize alone; the rest by size. */
function batches(letters: readonly Sized[]): Sized[][] {
  const plan: Sized[][] = []
  let bytes = 0
  for (const [index, letter] of letters.entries()) {
    const last = plan.at(-1)
    const alone = index <= 1 || !last || isOversize(letter) || isOversize(last[0]!)
    if (alone || last.length >= batchLetters || bytes + letter.bytes > batchBytes) {
      plan.push([letter])
      bytes = letter.bytes
    } else {
      last.push(letter)
      bytes += letter.bytes
    }
  }
  return plan
}
