import type { AsideReason } from '../../shared/model/package.ts'
import { pickCode } from '../domain/code.ts'
import type { IntakeDecision } from '../domain/intake.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import { createId, type Clock, type Random } from '../jobs/clock.ts'
import type { LetterNews } from '../mail/mailbox.ts'
import type { Store } from '../store/store.ts'
import { findAmongOthers } from './among-others.ts'
import { documentRows } from './document-rows.ts'

/** A letter as it came to a mailbox, read and decided upon. */
export interface DecidedLetter {
  readonly mailboxId: string
  readonly arrived: LetterNews
  readonly raw: Uint8Array
  readonly sha256: string
  readonly outcome: ParseOutcome
  readonly decision: IntakeDecision
  readonly seenAt: number
}

export interface RecordedLetter {
  readonly letterId: string
  readonly packageId: string
  readonly code: number
  readonly aside: AsideReason | null
}

/**
 * Writes a letter that its mailbox does not have yet as a package there, whose copies are places in the letter. The
 * letter itself is written only once, by whichever mailbox it came to first: `storedId` is the one that is there.
 */
export function createRecordLetter(store: Store, clock: Clock, random: Random) {
  return function recordLetter(letter: DecidedLetter, storedId: string | undefined): RecordedLetter {
    const { mailboxId, arrived, outcome, decision, seenAt } = letter
    const { kind, position, receivedAt } = arrived
    const { serviceId, serviceVersion, evidence, missing, from } = decision
    // Before this letter is among them.
    const { follower, ...among } = findAmongOthers(store, mailboxId, arrived, outcome, decision)
    const recordedAt = clock.now()
    const letterId = storedId ?? addLetter(letter, recordedAt)
    const packageId = createId(random)
    const code = pickCode(store.packages.taken, () => random.fraction())
    store.packages.add({
      ...{ id: packageId, letterId, mailboxId, folder: position.folder, sender: from.address },
      serverId: kind === 'letter' ? (arrived.serverId ?? null) : null,
      ...{ code, state: 'new', reason: null, serviceId, serviceVersion, evidence, missing },
      ...{ receivedAt, seenAt, recordedAt, reviewedAt: null, settledAt: null, shownAt: null },
      ...among,
    })
    if (follower !== null) store.twins.lead(packageId, follower)
    const documents = documentRows(decision.parts, { packageId, letterId }, () => createId(random))
    for (const { row, content } of documents) store.documents.add(row, content)
    const { copies, trouble } = decision
    const detail = { copies, trouble, evidence, aside: among.aside, receivedAt, seenAt }
    store.events.add({ at: recordedAt, kind: 'letter.stored', subjectId: packageId, detail })
    return { letterId, packageId, code, aside: among.aside }
  }

  function addLetter(
    { mailboxId, arrived, raw, sha256, outcome, decision }: DecidedLetter,
    recordedAt: number,
  ): string {
    const id = createId(random)
    const letter = outcome.kind === 'letter' ? outcome.letter : undefined
    const { from, subject, trouble, problem } = decision
    store.letters.add(
      {
        ...{ id, sha256, mailboxId, ...arrived.position, receivedAt: arrived.receivedAt, recordedAt },
        ...{ from, to: letter?.to ?? [], subject, text: letter?.text ?? '', trouble, problem },
        sentAt: letter?.sentAt ?? null,
        messageId: letter?.messageId ?? null,
        automatic: (letter?.automatic ?? null) !== null,
        bytes: arrived.kind === 'letter' ? raw.length : arrived.bytes,
      },
      raw,
    )
    return id
  }
}
