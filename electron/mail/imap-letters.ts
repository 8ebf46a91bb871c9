import { AppError } from '../../shared/errors.ts'
import type { UidRanges } from '../domain/letter.ts'
import type { ImapSession } from './imap-client.ts'
import { isRefusal, refusalOf } from './imap-errors.ts'
import { batches, bytesOf, createImapFetch, type Sized } from './imap-fetch.ts'
import { askedBytes, batchLetters, sizeBatch, wholesaleRefusals } from './limits.ts'
import type { LetterNews, MailboxNews } from './mailbox.ts'
import type { LetterFacts, Refusal, Refusals } from './refusals.ts'
import { holdsUid } from './settled.ts'

/** The letters of one open folder. */
export interface LetterList {
  /** Asks what is new (in full only the first time) and gives every letter that `settled` does not hold, newest first. */
  look(settled: () => UidRanges, signal: AbortSignal): AsyncGenerator<MailboxNews>
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

const noBytes = new Uint8Array()

export function listLetters(session: ImapSession, folder: string, uidValidity: string, refusals: Refusals): LetterList {
  const fetch = createImapFetch(session, folder, uidValidity)
  /** Every UID seen in this folder, ascending. */
  let known: number[] | null = null

  const keyOf = (uid: number): string => `${uidValidity}/${uid}`
  const troubleOf = (uid: number): number => refusals.trouble(keyOf(uid))

  async function refresh(): Promise<readonly number[]> {
    if (known === null) return (known = await fetch.search({ all: true }))
    // A server may show new letters only after it was given a chance to speak.
    await session.command(client => client.noop())
    const highest = known.at(-1) ?? 0
    // `n:*` always answers with the last letter, however small its UID.
    const fresh = (await fetch.search({ uid: `${highest + 1}:*` })).filter(uid => uid > highest)
    return (known = known.concat(fresh))
  }

  function forget(uids: ReadonlySet<number>): void {
    if (known && uids.size > 0) known = known.filter(uid => !uids.has(uid))
  }

  async function* look(settled: () => UidRanges, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    const uids = await refresh()
    const ranges = settled()
    const wanted = uids
      .filter(uid => !holdsUid(ranges, uid))
      .toReversed()
      .toSorted((a, b) => troubleOf(a) - troubleOf(b))
    refusals.keep(new Set(wanted.map(keyOf)))
    const refused: Refused[] = []
    let done = 0
    if (wanted.length > 1) yield { kind: 'progress', done, total: wanted.length }
    for (const asked of portions(wanted)) {
      if (signal.aborted) return
      for await (const news of give(asked, refused, signal)) {
        if (signal.aborted) return
        yield news
        done += 1
        if (wanted.length > 1) yield { kind: 'progress', done, total: wanted.length }
      }
    }
    if (signal.aborted) return
    if (done === 0 && refused.length > wholesaleRefusals) throw new AppError('mail.lost')
    const withheld = yield* giveUp(await stillThere(refused), signal)
    if (wanted.length > 1 && done < wanted.length) yield { kind: 'progress', done: wanted.length, total: wanted.length }
    yield withheld > 0 ? { kind: 'withheld', letters: withheld } : { kind: 'settled' }
  }

  /** What is asked about by one command: many letters without trouble, or one that has given some. */
  function portions(uids: readonly number[]): number[][] {
    const clean = uids.filter(uid => troubleOf(uid) === 0)
    const alone = uids.slice(clean.length).map(uid => [uid])
    const count = Math.ceil(clean.length / sizeBatch)
    return [...Array.from({ length: count }, (_, at) => clean.slice(at * sizeBatch, (at + 1) * sizeBatch)), ...alone]
  }

  async function* give(asked: readonly number[], refused: Refused[], signal: AbortSignal): AsyncGenerator<LetterNews> {
    const facts = asked.length === 1 ? refusals.givenUp(keyOf(asked[0]!)) : null
    if (facts) {
      yield unfetchable(asked[0]!, facts, noBytes)
      return
    }
    const sized = await blaming(
      asked.map(uid => ({ uid })),
      fetch.sizes(asked),
      signal,
    )
    const present = new Set(sized.map(({ uid }) => uid))
    // Deleted meanwhile by its owner.
    forget(new Set(asked.filter(uid => !present.has(uid))))
    yield* fetchAhead(batches(sized), refused, signal)
  }

  /** Keeps the server busy: asks for the next batches while one is being dealt with. */
  async function* fetchAhead(
    plan: readonly (readonly Sized[])[],
    refused: Refused[],
    signal: AbortSignal,
  ): AsyncGenerator<LetterNews> {
    const asked: { readonly batch: readonly Sized[]; readonly answer: Promise<LetterNews[]> }[] = []
    for (let next = 0; next < plan.length || asked.length > 0;) {
      while (next < plan.length && bytesOf(asked.flatMap(({ batch }) => batch)) < askedBytes) {
        const batch = plan[next++]!
        const answer = fetchBatch(batch, refused)
        // It may fail before anybody waits for it; whoever does wait still gets the failure.
        answer.catch(() => {})
        asked.push({ batch, answer })
      }
      const { batch, answer } = asked.shift()!
      yield* await blaming(
        batch.map(facts => ({ uid: facts.uid, facts })),
        answer,
        signal,
      )
    }
  }

  async function fetchBatch(batch: readonly Sized[], refused: Refused[]): Promise<LetterNews[]> {
    try {
      const letters = await fetch.letters(batch)
      const given = new Set(letters.map(({ position }) => position.uid))
      for (const letter of batch) if (!given.has(letter.uid)) refused.push({ letter, refusal: 'refused' })
      return letters
    } catch (error) {
      if (!isRefusal(error)) throw error
      // One letter that the server cannot read must not keep the others back.
      if (batch.length > 1) return (await Promise.all(batch.map(one => fetchBatch([one], refused)))).flat()
      refused.push({ letter: batch[0]!, refusal: refusalOf(error) })
      return []
    }
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
    return { kind: 'unfetchable', position: { folder, uidValidity, uid }, headers, bytes, receivedAt }
  }

  return { look }
}
