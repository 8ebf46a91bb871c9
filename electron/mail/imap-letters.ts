import { AppError } from '../../shared/errors.ts'
import { createFetchAhead, portionsOf, type Portion, type Refused, type Round } from './imap-ahead.ts'
import { createBlame } from './imap-blame.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal } from './imap-errors.ts'
import { createImapFetch } from './imap-fetch.ts'
import { isNumberedAsKept } from './imap-numbering.ts'
import { wholesaleApart, wholesaleRefusals } from './limits.ts'
import type { Kept, KnownNews, LetterNews, MailboxNews } from './mailbox.ts'
import type { LetterFacts, Refusals } from './refusals.ts'
import { holdsUid } from './settled.ts'
import type { Sized } from './sized.ts'

export interface OpenFolder {
  readonly path: string
  readonly uidValidity: string
}

/** The letters of one open folder. */
export interface LetterList {
  readonly folder: OpenFolder
  /**
   * Asks what is new (in full only the first time) and gives every letter that is not settled, newest first, those that
   * come meanwhile before the rest. `uidNext` is what the server said at opening the folder, null when it did not.
   * Ends early, and says nothing of its end, once `isEnough` and something was asked for.
   */
  look(uidNext: number | null, signal: AbortSignal, isEnough?: () => boolean): AsyncGenerator<MailboxNews>
  /** The server told of new letters. */
  noteArrivals(): void
}

const noBytes = new Uint8Array()

export function listLetters(session: ImapSession, folder: OpenFolder, kept: Kept, refusals: Refusals): LetterList {
  const { path, uidValidity } = folder
  const fetch = createImapFetch(session, path, uidValidity)
  const blame = createBlame(uidValidity, refusals)
  const { keyOf, blaming } = blame
  /** Every UID seen in this folder, ascending. */
  let known: number[] | null = null
  /** Those of them that are not there any more. */
  const gone = new Set<number>()
  let hasArrivals = false
  let isOver = (): boolean => false
  const fetchAhead = createFetchAhead(fetch, blame, () => hasArrivals || isOver())

  const troubleOf = (uid: number): number => refusals.trouble(keyOf(uid))

  async function refresh(uidNext: number | null): Promise<readonly number[]> {
    hasArrivals = false
    forgetGone()
    const highest = known?.at(-1) ?? 0
    if (known === null || (uidNext !== null && uidNext <= highest)) {
      known = await fetch.search({ all: true })
      await proveNumbers(known, uidNext)
    } else {
      known = known.concat(await after(highest))
    }
    return known
  }

  async function after(highest: number): Promise<number[]> {
    // `n:*` always answers with the last letter, however small its UID.
    return (await fetch.search({ uid: `${highest + 1}:*` })).filter(uid => uid > highest)
  }

  /** Numbers that name other letters than before are not taken for settled. */
  async function proveNumbers(uids: readonly number[], uidNext: number | null): Promise<void> {
    const last = Math.max(uids.at(-1) ?? 0, (uidNext ?? 0) - 1)
    const settledLast = kept.settled(path, uidValidity).at(-1)?.[1] ?? 0
    // A server that gives fewer numbers than before will give the others to new letters.
    if (settledLast > last) kept.distrust(path, uidValidity, last + 1)
    if (!(await isNumberedAsKept(fetch, uids, some => kept.letters(path, uidValidity, some))))
      kept.distrust(path, uidValidity, 0)
  }

  /** Left out once for a look: a server may name a hundred thousand that are not there, and each portion would copy them all. */
  function forgetGone(): void {
    if (known && gone.size > 0) known = known.filter(uid => !gone.has(uid))
    gone.clear()
  }

  async function* look(
    uidNext: number | null,
    signal: AbortSignal,
    isEnough = () => false,
  ): AsyncGenerator<MailboxNews> {
    isOver = isEnough
    const uids = await refresh(uidNext)
    const ranges = kept.settled(path, uidValidity)
    const wanted = uids
      .filter(uid => !holdsUid(ranges, uid))
      .toReversed()
      .toSorted((a, b) => troubleOf(a) - troubleOf(b))
    refusals.keep(new Set(wanted.map(keyOf)))
    const round: Round = { ahead: portionsOf(wanted, troubleOf), refused: [], larger: [] }
    let [done, total] = [0, wanted.length]
    if (total > 1) yield { kind: 'progress', done, total }
    while (round.ahead.length > 0) {
      if (signal.aborted) return
      const fresh = done > 0 ? await arrivals() : []
      total += fresh.length
      round.ahead.unshift(...portionsOf(fresh, troubleOf))
      for await (const news of give(round.ahead.shift()!, round, signal)) {
        if (signal.aborted) return
        yield news
        done += 1
        if (total > 1) yield { kind: 'progress', done, total }
      }
      if (isEnough()) break
    }
    if (signal.aborted) return
    if (done === 0 && round.refused.length > wholesaleRefusals) countTogether(round.refused)
    const withheld = yield* giveUp(await stillThere(round.refused), signal)
    if (round.ahead.length > 0) return
    if (total > 1 && done < total) yield { kind: 'progress', done: total, total }
    yield withheld > 0 ? { kind: 'withheld', letters: withheld } : { kind: 'settled' }
  }

  /** What came while others were being fetched, newest first. */
  async function arrivals(): Promise<readonly number[]> {
    await session.command(client => client.noop())
    if (!hasArrivals || known === null) return []
    hasArrivals = false
    const fresh = await after(known.at(-1) ?? 0)
    known = known.concat(fresh)
    return fresh.toReversed()
  }

  async function* give(portion: Portion, round: Round, signal: AbortSignal): AsyncGenerator<LetterNews | KnownNews> {
    if ('sized' in portion) return yield* fetchAhead(portion.sized, round, signal)
    const asked = portion.uids
    const facts = asked.length === 1 ? refusals.givenUp(keyOf(asked[0]!)) : null
    if (facts) return yield unfetchable(asked[0]!, facts, noBytes)
    const sized = await blaming(
      asked.map(uid => ({ uid })),
      fetch.sizes(asked),
      signal,
    )
    const present = new Set(sized.map(({ uid }) => uid))
    // Deleted meanwhile by its owner.
    for (const uid of asked) if (!present.has(uid)) gone.add(uid)
    const isHeld = ({ serverId, bytes, receivedAt }: Sized) =>
      serverId !== null && kept.holds(serverId, bytes, receivedAt)
    // Asked once of each: while the first are dealt with, the answer about the others may become another.
    const held = new Set(sized.filter(isHeld))
    for (const { uid, serverId, bytes, receivedAt } of held)
      yield { kind: 'known', position: { folder: path, uidValidity, uid }, serverId: serverId!, bytes, receivedAt }
    yield* fetchAhead(
      sized.filter(one => !held.has(one)),
      round,
      signal,
    )
  }

  /** Without those that their owner deleted meanwhile: the server tells so when it may speak, and refuses them before. */
  async function stillThere(refused: readonly Refused[]): Promise<readonly Refused[]> {
    if (refused.length === 0) return refused
    await session.command(client => client.noop())
    known = await fetch.search({ all: true })
    const present = new Set(known)
    return refused.filter(({ letter }) => present.has(letter.uid))
  }

  /** Blames the mailbox and not its letters; but where it never gets well, they are shown as what they are. */
  function countTogether(refused: readonly Refused[]): void {
    for (const { letter } of refused) refusals.add(keyOf(letter.uid), 'lost', letter, wholesaleApart)
    if (!refused.every(({ letter }) => refusals.givenUp(keyOf(letter.uid)))) throw new AppError('mail.lost')
  }

  /** Counts the refusals, shows what was refused too often, and returns how many letters are still waited for. */
  async function* giveUp(refused: readonly Refused[], signal: AbortSignal): AsyncGenerator<LetterNews, number> {
    let waiting = 0
    for (const { letter, refusal } of refused) {
      refusals.add(keyOf(letter.uid), refusal, letter)
      if (refusals.givenUp(keyOf(letter.uid)))
        yield unfetchable(letter.uid, letter, await headersOf(letter.uid, signal))
      else waiting += 1
    }
    return waiting
  }

  function headersOf(uid: number, signal: AbortSignal): Promise<Uint8Array> {
    const answer = fetch.headers(uid).catch((error: unknown) => {
      if (isRefusal(error)) return noBytes
      throw error
    })
    return blaming([{ uid }], answer, signal)
  }

  function unfetchable(uid: number, { bytes, receivedAt }: LetterFacts, headers: Uint8Array): LetterNews {
    return { kind: 'unfetchable', position: { folder: path, uidValidity, uid }, headers, bytes, receivedAt }
  }

  return { folder, look, noteArrivals: () => (hasArrivals = true) }
}
