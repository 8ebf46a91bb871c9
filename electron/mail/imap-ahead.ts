import type { Blame } from './imap-blame.ts'
import { isRefusal, refusalOf } from './imap-errors.ts'
import type { ImapFetch } from './imap-fetch.ts'
import { askedBytes, sizeBatch } from './limits.ts'
import type { LetterNews } from './mailbox.ts'
import type { Refusal } from './refusals.ts'
import { batches, bytesOf, type Sized } from './sized.ts'

/** A letter that the server did not give, whether it refused it or passed over it. */
export interface Refused {
  readonly letter: Sized
  readonly refusal: Refusal
}

/** What is asked for together; the sizes may be known by now. */
export type Portion = { readonly uids: readonly number[] } | { readonly sized: readonly Sized[] }

/** What a look has before it, and what it could not have. */
export interface Round {
  readonly ahead: Portion[]
  readonly refused: Refused[]
  /** Came as larger than announced; they are asked for again. */
  readonly larger: Sized[]
}

/** What is asked about by one command: many letters without trouble, or one that has given some. */
export function portionsOf(uids: readonly number[], troubleOf: (uid: number) => number): Portion[] {
  const clean = uids.filter(uid => troubleOf(uid) === 0)
  const alone = uids.slice(clean.length).map(uid => ({ uids: [uid] }))
  const count = Math.ceil(clean.length / sizeBatch)
  const many = Array.from({ length: count }, (_, at) => ({ uids: clean.slice(at * sizeBatch, (at + 1) * sizeBatch) }))
  return [...many, ...alone]
}

/** Fetches letters ahead of their being dealt with. */
export type FetchAhead = (letters: readonly Sized[], round: Round, signal: AbortSignal) => AsyncGenerator<LetterNews>

/** `hasToWait` says whether something goes before those that are not asked for yet. */
export function createFetchAhead(fetch: ImapFetch, { blaming }: Blame, hasToWait: () => boolean): FetchAhead {
  /** Keeps the server busy: asks for the next batches while one is being dealt with, and for no more once they have to wait. */
  async function* fetchAhead(letters: readonly Sized[], round: Round, signal: AbortSignal): AsyncGenerator<LetterNews> {
    const plan = batches(letters)
    const batchCount = plan.length
    const asked: { readonly batch: readonly Sized[]; readonly answer: Promise<LetterNews[]> }[] = []
    while (plan.length > 0 || asked.length > 0) {
      // Not before it has asked for one batch: a look that something always goes before would never fetch any.
      if (hasToWait() && plan.length > 0 && plan.length < batchCount)
        round.ahead.unshift({ sized: plan.splice(0).flat() })
      while (
        plan.length > 0 &&
        !(hasToWait() && asked.length > 0) &&
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

  return fetchAhead
}
