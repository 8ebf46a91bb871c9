import type { Received } from '../../shared/views.ts'
import { announce, type RecordedPackage } from '../domain/received.ts'
import { decideIntake } from '../domain/intake.ts'
import { isAnother } from '../domain/again.ts'
import type { ParseOutcome } from '../domain/letter.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import type { KnownNews, LetterNews } from '../mail/mailbox.ts'
import type { LetterParser } from '../mail/parsed-letter.ts'
import { typeOfFileName } from '../recognition/file-name.ts'
import type { Store } from '../store/store.ts'
import { createRecordLetter, type DecidedLetter } from './record-letter.ts'
import { headersOnly, rawOf } from './stored-raw.ts'
import { createWriteTogether } from './write-together.ts'

/** What became of one letter; `repeated` when its mailbox has this very letter already. */
export type Recorded = { readonly kind: 'repeated' } | Stored

interface Stored {
  readonly kind: 'stored'
  readonly packageId: string
  readonly received: Received | null
}

/** A letter to be taken in; one that a person accepted from Junk says when they did. */
export type Arriving = LetterNews & { readonly acceptedAt?: number }

export interface IntakeOptions {
  readonly store: Store
  readonly parser: LetterParser
  readonly clock: Clock
  readonly random: Random
}

/**
 * Takes a letter in: parsed in a worker, decided purely, written in one transaction together with its settled position;
 * letters that come in a stream share transactions. One that another mailbox has is stored no second time, and is a package
 * of its own. A crash anywhere before the commit only repeats the work; after it, the letter's hash ends it.
 */
export function createIntake({ store, parser, clock, random }: IntakeOptions) {
  const writeTogether = createWriteTogether(store, clock)
  const recordLetter = createRecordLetter(store, clock, random)

  return function take(
    mailboxId: string,
    news: Arriving | KnownNews,
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
        const stored = store.letters.findByHash(sha256)?.id
        const here = stored === undefined ? undefined : store.packages.find(stored, mailboxId)
        if (stored !== undefined && here !== undefined) {
          noteAccepted(news, here, true)
          return countAgain(mailboxId, arrived, stored)
        }
        const recorded = record({ mailboxId, arrived, raw, sha256, outcome, decision, seenAt }, stored)
        noteAccepted(news, recorded.packageId, false)
        return recorded
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

  /** With the letter or not at all: afterwards nobody could say that it was a person who took it in. */
  function noteAccepted({ acceptedAt: at }: Arriving, subjectId: string, repeated: boolean): void {
    if (at !== undefined) store.events.add({ at, kind: 'junk.accepted', subjectId, detail: { repeated } })
  }

  function record(letter: DecidedLetter, storedId: string | undefined): Stored {
    const { mailboxId, arrived, decision } = letter
    const { letterId, packageId, code, aside } = recordLetter(letter, storedId)
    settle(mailboxId, arrived, letterId, false)
    store.mailboxes.noteLetter(mailboxId, arrived.receivedAt)
    const news = aside === null ? newsOf({ ...decision, receivedAt: arrived.receivedAt, code }) : null
    return { kind: 'stored', packageId, received: news }
  }

  function newsOf(recorded: RecordedPackage): Received | null {
    const onDisplay = store.services.active().map(({ id }) => id)
    return announce(recorded, onDisplay, clock.now())
  }
}
