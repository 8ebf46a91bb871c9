import { decideAside, floodLetters, floodMs, mayCrowd } from '../domain/aside.ts'
import { hashOfCopies } from '../domain/copies-hash.ts'
import type { IntakeDecision } from '../domain/intake.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import { testLetterMs, tokenIn } from '../domain/test-letter.ts'
import type { LetterNews } from '../mail/mailbox.ts'
import type { PackageRow } from '../store/packages.ts'
import type { Store } from '../store/store.ts'

export interface AmongOthers extends Pick<PackageRow, 'aside' | 'copiesSha256' | 'repeatsId'> {
  /** The package that was the first of its kind so far, and is to repeat this one. */
  readonly follower: string | null
}

/** What a letter is among those that are stored. To be asked in the transaction that stores it. */
export function findAmongOthers(
  store: Store,
  mailboxId: string,
  { kind, receivedAt }: Pick<LetterNews, 'kind' | 'receivedAt'>,
  outcome: ParseOutcome,
  { from, subject, parts }: Pick<IntakeDecision, 'from' | 'subject' | 'parts'>,
): AmongOthers {
  const copies = parts.filter(({ isCopy }) => isCopy)
  const near = { sender: from.address, at: receivedAt, withinMs: floodMs, limit: floodLetters }
  // Nothing may be known of such a letter, not even who sent it: all of those together are no flood.
  const stored = kind === 'unfetchable' ? { before: 0, after: 0 } : store.aside.neighbours(near)
  const aside = decideAside({
    isTest: tokenIn(subject, store.testLetters.tokens(receivedAt - testLetterMs)) !== undefined,
    automatic: outcome.kind === 'letter' ? outcome.letter.automatic : null,
    hasKnownCopies: copies.some(({ type }) => type !== null),
    ...{ stored, receivedAt, queued: mayCrowd(stored) ? store.aside.queued(near) : [] },
  })
  const copiesSha256 = hashOfCopies(copies.map(({ part }) => part))
  const first = copiesSha256 === null ? undefined : store.twins.first(mailboxId, copiesSha256)
  if (!first) return { aside, copiesSha256, repeatsId: null, follower: null }
  // After an outage the newest come first: then it is the stored one that repeats this one.
  const isFirst = receivedAt < first.receivedAt
  return { aside, copiesSha256, repeatsId: isFirst ? null : first.id, follower: isFirst ? first.id : null }
}
