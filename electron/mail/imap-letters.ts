import { AppError } from '../../shared/errors.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal, refusalOf } from './imap-errors.ts'
import { batches, bytesOf, createImapFetch, type Sized } from './imap-fetch.ts'
import { isNumberedAsKept } from './imap-numbering.ts'
import { askedBytes, batchLetters, sizeBatch, wholesaleApart, wholesaleRefusals } from './limits.ts'
import type { Kept, KnownNews, LetterNews, MailboxNews } from './mailbox.ts'
import type { LetterFacts, Refusal, Refusals } from './refusals.ts'
import { holdsUid } from './settled.ts'

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
   */
  look(uidNext: number | null, signal: AbortSignal): AsyncGenerator<MailboxNews>
  /** The server told of new letters. */
  noteArrivals(): void
}

/** A letter in a question to the server. */
interface Asked {
  readonly uid: number
  readonly facts?: LetterFacts
}

/** A letter that the server did not give, whether it refused it or passed over it. */
interface Refused {
  readonly letter: Sized
  readonly refusal: Refusal
}

/** What is asked for together; the sizes may be known by now. */
type Portion = { readonly uids: readonly number[] } | { readonly sized: readonly Sized[] }

/** What a look has before it, and what it could not have. */
interface Round {
  readonly ahead: Portion[]
  readonly refused: Refused[]
  /** Came as larger than announced; they are asked for again. */
  readonly larger: Sized[]
}

const noBytes = new Uint8Array()

export function listLetters(session: ImapSession, folder: OpenFolder, kept: Kept, refusals: Refusals): LetterList {
  const { path, uidValidity } = folder
  const fetch = createImapFetch(session, path, uidValidity)
  /** Every UID seen in this folder, ascending. */
  let known: number[] | null = null
  /** Those of them that are not there any more. */
  const gone = new Set<number>()
  let hasArrivals = false

  const keyOf = (uid: number): string => `${uidValidity}/${uid}`
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

  async function* look(uidNext: number | null, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const uids = await refresh(uidNext)
    const ranges = kept.settled(path, uidValidity)
    const wanted = uids
      .filter(uid => !holdsUid(ranges, uid))
      .toReversed()
      .toSorted((a, b) => troubleOf(a) - troubleOf(b))
    refusals.keep(new Set(wanted.map(keyOf)))
    const round: Round = { ahead: portions(wanted), refused: [], larger: [] }
    let [done, total] = [0, wanted.length]
    if (total > 1) yield { kind: 'progress', done, total }
    while (round.ahead.length > 0) {
      if (signal.aborted) return
      const fresh = done > 0 ? await arrivals() : []
      total += fresh.length
      round.ahead.unshift(...portions(fresh))
      for await (const news of give(round.ahead.shift()!, round, signal)) {
        if (signal.aborted) return
        yield news
        done += 1
        if (total > 1) yield { kind: 'progress', done, total }
      }
    }
    if (signal.aborted) return
    if (done === 0 && round.refused.length > wholesaleRefusals) countTogether(round.refused)
    const withheld = yield* giveUp(await stillThere(round.refused), signal)
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

  /** What is asked about by one command: many letters without trouble, or one that has given some. */
  function portions(uids: readonly number[]): Portion[] {
    const clean = uids.filter(uid => troubleOf(uid) === 0)
    const alone = uids.slice(clean.length).map(uid => ({ uids: [uid] }))
    const count = Math.ceil(clean.length / sizeBatch)
    const many = Array.from({ length: count }, (_, at) => ({ uids: clean.slice(at * sizeBatch, (at + 1) * sizeBatch) }))
    return [...many, ...alone]
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

  /** Keeps the server busy: asks for the next batches while one is being dealt with, and for no more once new letters came. */
  async function* fetchAhead(letters: readonly Sized[], round: Round, signal: AbortSignal): AsyncGenerator<LetterNews> {
    const plan = batches(letters)
    const batchCount = plan.length
    const asked: { readonly batch: readonly Sized[]; readonly answer: Promise<LetterNews[]> }[] = []
    while (plan.length > 0 || asked.length > 0) {
      // Not before it has asked for one batch: a look that new letters keep coming into would never fetch any.
      if (hasArrivals && plan.length > 0 && plan.length < batchCount)
        round.ahead.unshift({ sized: plan.splice(0).flat() })
      while (
        plan.length > 0 &&
        !(hasArrivals && asked.length > 0) &&
        bytesOf(asked.flatMap(({ batch }) => batch)) < askedBytes
      ) {
        const batch = plan.shift()!
        const answer = fetchBatch(batch, round)
        // It may fail before anybody waits for it; whoever does wait still gets the failure.
        answer.catch(() => {})
        asked.push({ batch, answer })
      }
      if (asked.length === 0) break
      const { batch, answer } = asked.shift()!
      yield* await blaming(
        batch.map(facts => ({ uid: facts.uid, facts })),
        answer,
        signal,
      )
    }
    // Each is given as much room as any letter: so they come one by one.
    if (round.larger.length > 0) yield* fetchAhead(round.larger.splice(0), round, signal)
  }

  async function fetchBatch(batch: readonly Sized[], round: Round): Promise<LetterNews[]> {
    try {
      const { news: letters, larger } = await fetch.letters(batch)
      round.larger.push(...larger)
      const given = new Set([...letters.map(({ position }) => position.uid), ...larger.map(({ uid }) => uid)])
      const missing = batch.filter(({ uid }) => !given.has(uid))
      if (batch.length > 1 && missing.length > 0) {
        const order = new Map(batch.map(({ uid }, at) => [uid, at]))
        const late = await fetchAlone(missing, round)
        return letters.concat(late).toSorted((a, b) => order.get(a.position.uid)! - order.get(b.position.uid)!)
      }
      for (const letter of missing) round.refused.push({ letter, refusal: 'refused' })
      return letters
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (batch.length > 1) return fetchAlone(batch, round)
      round.refused.push({ letter: batch[0]!, refusal: refusalOf(error) })
      return []
    }
  }

  /** One letter that the server cannot read must not keep the others back. */
  async function fetchAlone(letters: readonly Sized[], round: Round): Promise<LetterNews[]> {
    return (await Promise.all(letters.map(one => fetchBatch([one], round)))).flat()
  }

  /** What ends the connection is remembered against the letters asked for: it may be one of them that does so each time. */
  async function blaming<T>(letters: readonly Asked[], answer: Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await answer
    } catch (error) {
      if (signal.aborted) throw error
      const refusal = refusalOf(error)
      if (letters.length === 1) refusals.add(keyOf(letters[0]!.uid), refusal, letters[0]!.facts)
      // A line that was lost over a question about hundreds says nothing of any.
      else if (refusal === 'refused' || letters.length <= batchLetters)
        for (const { uid } of letters) refusals.suspect(keyOf(uid))
      // Whatever the server made of it, the next connection may go better.
      throw refusal === 'refused' ? new AppError('mail.lost', undefined, error) : error
    }
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
