import { createHash } from 'node:crypto'
import type { Received } from '../../shared/views.ts'
import { announce } from '../domain/received.ts'
import { pickCode } from '../domain/code.ts'
import { decideIntake, type IntakeDecision } from '../domain/intake.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import { displayName } from '../domain/safe-name.ts'
import { createId, type Clock, type Random } from '../jobs/clock.ts'
import type { LetterPosition, MailboxNews } from '../mail/mailbox.ts'
import type { LetterParser } from '../mail/parsed-letter.ts'
import { typeOfFileName } from '../recognition/file-name.ts'
import type { Store } from '../store/store.ts'

type Arrived = Extract<MailboxNews, { kind: 'letter' | 'oversize' }>

/** What became of one letter; `repeated` when this very letter had been stored before. */
export type Recorded =
  | { readonly kind: 'repeated' }
  | { readonly kind: 'stored'; readonly packageId: string; readonly received: Received | null }

export interface IntakeOptions {
  readonly store: Store
  readonly parser: LetterParser
  readonly clock: Clock
  readonly random: Random
}

/**
 * Takes one letter in: parsed in a worker, decided purely, written in one transaction together with its settled
 * position. A crash anywhere before the commit only repeats the work; after it, the letter's hash ends it.
 */
export function createIntake({ store, parser, clock, random }: IntakeOptions) {
  return async function take(mailboxId: string, arrived: Arrived, signal: AbortSignal): Promise<Recorded> {
    const raw = arrived.kind === 'letter' ? arrived.raw : arrived.headers
    const sha256 = createHash('sha256').update(raw).digest('hex')
    if (store.letters.findByHash(sha256))
      return store.transaction(() => countAgain(mailboxId, arrived.position, sha256))

    const parsed = await parser.parse(raw, signal)
    signal.throwIfAborted()
    const outcome: ParseOutcome = arrived.kind === 'oversize' ? tooLarge(parsed) : parsed
    const services = store.services.all().filter(service => service.mailboxId === mailboxId)
    const decision = decideIntake(outcome, services, typeOfFileName)
    return store.transaction(() => {
      // The same letter may have come through another mailbox while this one was being parsed.
      if (store.letters.findByHash(sha256)) return countAgain(mailboxId, arrived.position, sha256)
      return record(mailboxId, arrived, raw, sha256, outcome, decision)
    })
  }

  function countAgain(mailboxId: string, position: LetterPosition, sha256: string): Recorded {
    const letter = store.letters.findByHash(sha256)!
    store.letters.countAgain(letter.id)
    store.settled.add(mailboxId, position)
    store.events.add({ at: clock.now(), kind: 'letter.repeated', subjectId: letter.id, detail: {} })
    return { kind: 'repeated' }
  }

  function record(
    mailboxId: string,
    { position, receivedAt, ...arrived }: Arrived,
    raw: Uint8Array,
    sha256: string,
    outcome: ParseOutcome,
    decision: IntakeDecision,
  ): Recorded {
    const letter = outcome.kind === 'letter' ? outcome.letter : undefined
    const letterId = createId(random)
    const packageId = createId(random)
    const now = clock.now()
    const { trouble, problem, serviceId, evidence, missing } = decision
    store.letters.add(
      {
        id: letterId,
        sha256,
        mailboxId,
        ...position,
        receivedAt,
        recordedAt: now,
        from: decision.from,
        to: letter?.to ?? [],
        subject: decision.subject,
        sentAt: letter?.sentAt ?? null,
        messageId: letter?.messageId ?? null,
        text: letter?.text ?? '',
        automatic: letter?.automatic ?? false,
        bytes: arrived.kind === 'oversize' ? arrived.bytes : raw.length,
        trouble,
        problem,
      },
      raw,
    )
    const code = pickCode(store.packages.openCodes(), () => random.fraction())
    store.packages.add({
      id: packageId,
      letterId,
      code,
      state: 'new',
      reason: null,
      serviceId,
      evidence,
      missing,
      receivedAt,
      reviewedAt: null,
      settledAt: null,
    })
    decision.parts.forEach(({ part, isCopy, type }, index) => {
      const { declaredType, media, bytes, sha256: hash, problem: flaw, range, content } = part
      store.documents.add(
        {
          id: createId(random),
          packageId,
          letterId,
          position: index,
          name: displayName(part.name),
          declaredType,
          media,
          type,
          typeSource: type === null ? null : 'file-name',
          bytes,
          sha256: hash,
          problem: flaw,
          range,
          isCopy,
        },
        content,
      )
    })
    store.settled.add(mailboxId, position)
    store.mailboxes.noteLetter(mailboxId, receivedAt)
    store.events.add({
      at: now,
      kind: 'letter.stored',
      subjectId: packageId,
      detail: { copies: decision.copies, trouble, evidence },
    })
    const onDisplay = store.services.all().filter(service => service.active)
    const received = announce(
      { ...decision, receivedAt, code },
      onDisplay.map(({ id }) => id),
      now,
    )
    return { kind: 'stored', packageId, received }
  }
}

/** Only the headers of such a letter were fetched: who sent it is known, what it holds is not. */
function tooLarge(parsed: ParseOutcome): ParseOutcome {
  const { from, subject } = parsed.kind === 'letter' ? parsed.letter : parsed
  return { kind: 'unreadable', reason: 'letter.too-large', from, subject }
}
