import { createHash } from 'node:crypto'
import { isRefusal } from './imap-errors.ts'
import type { ImapFetch } from './imap-fetch.ts'
import { withAllRoom, type Sized } from './sized.ts'
import { doubtedLetters, sampledLetters } from './limits.ts'
import type { KeptLetter } from './mailbox.ts'

/**
 * Whether a folder still gives its letters the numbers by which they were kept. It must while its UIDVALIDITY stays;
 * a mailbox brought back from a backup, an account put in the place of another and a server that lost its tables do not
 * keep to it, and then a new letter under an old number would never be fetched.
 * Asks for sizes and times only; for a letter, and a small one, where these differ.
 */
export async function isNumberedAsKept(
  fetch: ImapFetch,
  present: readonly number[],
  keptAs: (uids: readonly number[]) => readonly KeptLetter[],
): Promise<boolean> {
  const kept = new Map(keptAs(spread(present.toReversed(), sampledLetters)).map(letter => [letter.uid, letter]))
  if (kept.size === 0) return true
  const told = await unlessRefused(fetch.sizes([...kept.keys()]), [])
  const others = told.filter(({ uid, bytes }) => kept.get(uid)!.bytes !== bytes)
  const elsewhen = told.filter(({ uid, receivedAt }) => kept.get(uid)!.receivedAt !== receivedAt)
  // Times that differ nearly everywhere tell that letters were moved or brought back, not that they are others.
  const doubted = elsewhen.length > doubtedLetters ? others : [...new Set([...others, ...elsewhen])]
  // A server may count bytes otherwise than it gives them and have the same letters.
  for (const letter of doubted.toSorted((a, b) => a.bytes - b.bytes).slice(0, doubtedLetters)) {
    if (!(await isSame(fetch, letter, kept.get(letter.uid)!))) return false
  }
  return true
}

async function isSame(fetch: ImapFetch, sized: Sized, { sha256 }: KeptLetter): Promise<boolean> {
  const fetched = await unlessRefused(fetch.letters([withAllRoom(sized)]), null)
  const news = fetched?.news[0]
  // Of what is not given nothing is known.
  if (news === undefined) return true
  return news.kind === 'letter' && createHash('sha256').update(news.raw).digest('hex') === sha256
}

async function unlessRefused<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (isRefusal(error)) return otherwise
    throw error
  }
}

/** The first ones, and others at even distances. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const half = Math.ceil(count / 2)
  const rest = all.slice(half)
  const step = Math.max(1, rest.length / (count - half))
  return [...all.slice(0, half), ...rest.filter((_, at) => Math.floor(at % step) === 0)].slice(0, count)
}
