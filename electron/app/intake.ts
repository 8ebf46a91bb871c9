import type { Received } from '../../shared/views.ts'
import { announce, type RecordedPackage } from '../domain/received.ts'
import { pickCode } from '../domain/code.ts'
import { decideIntake, type IntakeDecision } from '../domain/intake.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import { isAnother } from '../domain/again.ts'
import { displayName } from '../domain/safe-name.ts'
import { createId, type Clock, type Random } from '../jobs/clock.ts'
import type { KnownNews, LetterNews } from '../mail/mailbox.ts'
import type { LetterParser } from '../mail/parsed-letter.ts'
import { typeOfFileName } from '../recognition/file-name.ts'
import type { Store } from '../store/store.ts'
import { findAmongOthers } from './among-others.ts'
import { headersOnly, rawOf } from './stored-raw.ts'
import { createWriteTogether } from './write-together.ts'

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
 * Takes a letter in: parsed in a worker, decided purely, written in one transaction together with its settled position;
 * letters that come in a stream share transactions. A crash anywhere before the commit only repeats the work; after it,
 * the letter's hash ends it.
 */
export function createIntake({ store, parser, clock, random }: IntakeOptions) {
  const writeTogether = createWriteTogether(store, clock)

  return function take(
    mailboxId: string,
    news: LetterNews | KnownNews,
    signal: AbortSignal,
    onRead: (outcome: ParseOutcome) => void = () => {},
  ): Promise<Recorded> {
    if (news.kind === 'known') return takeKnown(mailboxId, news, signal)
    // A file or a server with a clock of its own may say tomorrow: no letter came later than now.
    const seenAt = clock.now()
    const arrived: LetterNews = { ...news, receivedAt: Math.min(news.receivedAt, seenAt) }
    const raw = rawOf(mailboxId, arrived)
    return writeTogether({
      bytes: raw.length,
      signal,
      async prepare() {
        const { outcome: parsed, sha256 } = await parser.parse(raw, signal)
        const outcome = arrived.kind === 'letter' ? parsed : headersOnly(parsed, arrived.kind)
        onRead(outcome)
        const services = store.services.inForce(mailboxId, arrived.receivedAt)
        return { sha256, outcome, decision: decideIntake(outcome, services, typeOfFileName) }
      },
      write({ sha256, outcome, decision }) {
        // Here, where nothing comes between: the same letter may come twice at a time.
        const same = store.letters.findByHash(sha256)
        if (same) return countAgain(mailboxId, arrived, same.id)
        return record(mailboxId, arrived, raw, sha256, outcome, decision, seenAt)
      },
    })
  }

  /** By its name on the server; where it is gone meanwhile, its place stays unsettled and the next look fetches it. */
  function takeKnown(mailboxId: string, news: KnownNews, signal: AbortSignal): Promise<Recorded> {
    return writeTogether({
      bytes: 0,
      signal,
      prepare: () => Promise.resolve(),
      write() {
        const letterId = store.letters.findByServerId(mailboxId, news.serverId, news.bytes, news.receivedAt)
        return letterId === undefined ? { kind: 'repeated' } : countAgain(mailboxId, news, letterId)
      },
    })
  }

  function countAgain(mailboxId: string, arrived: LetterNews | KnownNews, letterId: string): Recorded {
    const places = store.placements.ofLetter(letterId)
    settle(mailboxId, arrived, letterId, true)
    if (isAnother({ mailboxId, ...arrived.position }, places)) {
      store.letters.countAgain(letterId)
      store.events.add({ at: clock.now(), kind: 'letter.repeated', subjectId: letterId, detail: {} })
    }
    return { kind: 'repeated' }
  }

  function settle(
    mailboxId: string,
    arrived: Pick<LetterNews | KnownNews, 'kind' | 'position'> & { readonly isElsewhere?: true },
    letterId: string,
    again: boolean,
  ): void {
    const { kind, position, isElsewhere = false } = arrived
    const [now, place] = [clock.now(), { mailboxId, ...position, letterId }]
    store.settled.add(mailboxId, position)
    store.placements.add({ ...place, notedAt: now })
    // What is not stored whole is the server's alone, and so is what lies elsewhere: it is never touched there.
    if ((kind === 'letter' || kind === 'known') && !isElsewhere) store.outbox.add(place, now, again)
  }

  function record(
    mailboxId: string,
    { position, receivedAt, ...arrived }: LetterNews,
    raw: Uint8Array,
    sha256: string,
    outcome: ParseOutcome,
    decision: IntakeDecision,
    seenAt: number,
  ): Recorded {
    const letter = outcome.kind === 'letter' ? outcome.letter : undefined
    const letterId = createId(random)
    const packageId = createId(random)
    const now = clock.now()
    const { trouble, problem, serviceId, serviceVersion, evidence, missing } = decision
    const { follower, ...among } = findAmongOthers(
      store,
      mailboxId,
      { kind: arrived.kind, receivedAt },
      outcome,
      decision,
    )
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
        automatic: (letter?.automatic ?? null) !== null,
        bytes: arrived.kind === 'letter' ? raw.length : arrived.bytes,
        trouble,
        problem,
        serverId: arrived.kind === 'letter' ? (arrived.serverId ?? null) : null,
        seenAt,
      },
      raw,
    )
    const code = pickCode(store.packages.taken, () => random.fraction())
    store.packages.add({
      id: packageId,
      letterId,
      code,
      state: 'new',
      reason: null,
      serviceId,
      serviceVersion,
      evidence,
      missing,
      receivedAt,
      reviewedAt: null,
      settledAt: null,
      ...among,
      shownAt: null,
    })
    if (follower !== null) store.twins.lead(packageId, follower)
    decision.parts.forEach(({ part, isCopy, type }, index) => {
      const { declaredType, media, bytes, sha256: hash, problem: flaw, range, content, takenFrom, signatureOf } = part
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
          takenFrom,
          signatureOf,
        },
        content,
      )
    })
    settle(mailboxId, { kind: arrived.kind, position }, letterId, false)
    store.mailboxes.noteLetter(mailboxId, receivedAt)
    store.events.add({
      at: now,
      kind: 'letter.stored',
      subjectId: packageId,
      detail: { copies: decision.copies, trouble, evidence, aside: among.aside, receivedAt, seenAt },
    })
    return {
      kind: 'stored',
      packageId,
      received: among.aside === null ? newsOf({ ...decision, receivedAt, code }) : null,
    }
  }

  function newsOf(recorded: RecordedPackage): Received | null {
    const onDisplay = store.services.active().map(({ id }) => id)
    return announce(recorded, onDisplay, clock.now())
  }
}
