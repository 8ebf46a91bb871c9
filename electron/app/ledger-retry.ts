import { AppError, toWire, type ErrorCode } from '../../shared/errors.ts'
import type { LedgerTry } from '../../shared/model/ledger.ts'
import { decideIntake } from '../domain/intake.ts'
import type { LetterPosition } from '../domain/letter.ts'
import { createId, deadline, type Clock, type Random } from '../jobs/clock.ts'
import { acceptWithinMs } from '../mail/limits.ts'
import { storedBytes, type LetterNews } from '../mail/mailbox.ts'
import type { LetterParser } from '../mail/parsed-letter.ts'
import { holdsUid } from '../mail/settled.ts'
import { isWatched } from '../mail/watched-folders.ts'
import { typeOfFileName } from '../recognition/file-name.ts'
import type { LedgerKey } from '../store/ledger.ts'
import type { LetterRow } from '../store/letters.ts'
import type { PackageRow } from '../store/packages.ts'
import type { Store } from '../store/store.ts'
import type { Recorded } from './intake.ts'
import type { MailboxWatch } from './mailbox-watch.ts'
import { putInQueue } from './put-in-queue.ts'
import { applyReading, type Reading } from './read-again.ts'
import { headersOnly, rawOf } from './stored-raw.ts'

export interface LedgerRetryOptions {
  readonly store: Store
  readonly parser: LetterParser
  readonly clock: Clock
  readonly random: Random
  readonly watch: Pick<MailboxWatch, 'mailbox' | 'wake' | 'beside'>
  /** Stores a letter as one that came. */
  readonly take: (mailboxId: string, news: LetterNews, signal: AbortSignal) => Promise<Recorded>
  /** Called before so many bytes are stored. @throws AppError `store.low-space` */
  readonly spend: (bytes: number) => void
}

/** Written in the transaction in which its end is noted; undefined when nothing is to be written. */
type Write = () => LedgerTry

interface Asked extends LedgerKey {
  readonly letter: LetterRow
  readonly row: PackageRow
}

const ended = (outcome: LedgerTry['outcome'], code?: ErrorCode): LedgerTry => ({
  outcome,
  error: code === undefined ? null : { code },
})

/**
 * Tries one row of the ledger again, as its kind wants. What comes of it, that it was tried, and the event are one
 * transaction; who asks while it is being tried gets the same answer.
 */
export function createLedgerRetry({ store, parser, clock, random, watch, take, spend }: LedgerRetryOptions) {
  const trying = new Map<string, Promise<LedgerTry>>()

  function prepare(asked: Asked, signal: AbortSignal): Promise<Write> | Write {
    switch (asked.kind) {
      case 'unfetched':
      case 'too-large':
        return fetchAgain(asked, signal)
      case 'unreadable':
      case 'parts':
      case 'no-copies':
        return readAgain(asked, signal)
      case 'aside':
        return () => queue(asked)
      case 'server':
        return () => askServer(asked)
      case 'repeated':
        return () => ended('same')
      default:
        return asked.kind satisfies never
    }
  }

  /** A later version of the program may understand what this one's predecessor did not, and a machine be less busy. */
  async function readAgain(asked: Asked, signal: AbortSignal): Promise<Write> {
    const { outcome } = await parser.parse(store.letters.raw(asked.letter.id), signal)
    return () => ended(apply(asked, { outcome, decisionFor: decisionsOn(outcome), came: null }))
  }

  async function fetchAgain(asked: Asked, signal: AbortSignal): Promise<Write> {
    const { letter, row } = asked
    const { mailboxId } = row
    if (store.mailboxes.get(mailboxId)?.pausedAt != null) throw new AppError('letter.paused')
    const fetchOne = watch.mailbox(mailboxId)?.fetchOne
    const place = placeOf(asked)
    if (!fetchOne || !place) throw new AppError('letter.unfetchable')
    const { folder, uidValidity, uid } = place
    const news = await fetchOne({ folder, uidValidity, uid }, signal)
    const raw = rawOf(mailboxId, news)
    const { outcome: parsed, sha256 } = await parser.parse(raw, signal)
    if (sha256 === letter.sha256) return () => ended('same')
    const known = store.letters.findByHash(sha256)
    if (news.kind === 'letter' && (known || row.settledAt !== null)) {
      await take(mailboxId, isTouched(mailboxId, folder) ? news : { ...news, isElsewhere: true }, signal)
      news.release?.()
      return () => ended('arrived')
    }
    if (known) return () => ended('same')
    spend(storedBytes(news))
    const outcome = news.kind === 'letter' ? parsed : headersOnly(parsed, news.kind)
    const bytes = news.kind === 'letter' ? raw.length : news.bytes
    const serverId = news.kind === 'letter' ? (news.serverId ?? null) : null
    const came = { facts: { sha256, bytes, serverId, seenAt: clock.now() }, raw }
    return () => {
      const end = apply(asked, { outcome, decisionFor: decisionsOn(outcome), came })
      if (news.kind === 'letter' && end !== 'noted' && isTouched(mailboxId, folder))
        store.outbox.add({ mailboxId, folder, uidValidity, uid, letterId: letter.id }, clock.now(), false)
      return ended(end)
    }
  }

  function decisionsOn(outcome: Reading['outcome']): Reading['decisionFor'] {
    return ({ mailboxId, receivedAt }) =>
      decideIntake(outcome, store.services.inForce(mailboxId, receivedAt), typeOfFileName)
  }

  function apply({ letter, row, ...key }: Asked, reading: Reading) {
    // While it was read another try may have given the letter other bytes: of those this reading knows nothing.
    if (store.letters.get(letter.id)?.sha256 !== letter.sha256) return store.ledger.isOpen(key) ? 'same' : 'mended'
    return applyReading(store, { row, kind: key.kind }, reading, () => createId(random))
  }

  /**
   * Where it was seen last in its mailbox: a letter that was moved lies there. A place that is not settled is of an
   * account that the mailbox had before, or was given up: another letter may lie there.
   */
  function placeOf({ letter, row: { mailboxId } }: Asked): LetterPosition | undefined {
    return [letter, ...store.placements.ofLetter(letter.id)].findLast(
      place =>
        place.mailboxId === mailboxId &&
        holdsUid(store.settled.ranges(mailboxId, place.folder, place.uidValidity), place.uid),
    )
  }

  /** What lies elsewhere was asked for by a person, and is never touched on the server. */
  function isTouched(mailboxId: string, folder: string): boolean {
    const settings = store.mailboxes.get(mailboxId)?.settings
    return settings?.kind === 'imap' && isWatched(folder, settings)
  }

  function queue({ packageId }: Asked): LedgerTry {
    if (putInQueue(store, random, packageId, new Set(store.packages.openCodes())))
      store.events.add({ at: clock.now(), kind: 'package.queued', subjectId: packageId, detail: {} })
    return ended(store.packages.get(packageId)?.settledAt === null ? 'queued' : 'noted')
  }

  function askServer({ letter, row, ...key }: Asked): LedgerTry {
    store.outbox.retryLetter(row.mailboxId, letter.id, clock.now())
    watch.wake(row.mailboxId)
    return ended(store.ledger.isOpen(key) === true ? 'asked' : 'mended')
  }

  async function retry(key: LedgerKey): Promise<LedgerTry> {
    const row = store.packages.get(key.packageId)
    const letter = row && store.letters.get(row.letterId)
    if (!row || !letter || store.ledger.isOpen(key) === undefined) throw new AppError('call.invalid', 'id')
    return watch.beside(row.mailboxId, deadline(acceptWithinMs), signal => tryOnce({ ...key, letter, row }, signal))
  }

  async function tryOnce(asked: Asked, signal: AbortSignal): Promise<LedgerTry> {
    const { packageId, kind } = asked
    const key = { packageId, kind }
    let write: Write
    try {
      write = await prepare(asked, signal)
    } catch (error) {
      const { code } = toWire(error)
      // Nothing can be noted on a disk that is full, and what is no answer about the letter is not told as one.
      if (code === 'internal' || code.startsWith('store.')) throw error
      write = () => ended(code === 'letter.unfetchable' ? 'same' : 'failed', code)
    }
    return store.transaction(() => {
      const tried = write()
      const at = clock.now()
      store.ledger.note(key, tried, at)
      const { outcome, error } = tried
      const detail = { kind: key.kind, outcome, code: error?.code ?? null }
      store.events.add({ at, kind: 'ledger.retried', subjectId: key.packageId, detail })
      return tried
    })
  }

  return function retryOnce(key: LedgerKey): Promise<LedgerTry> {
    const id = `${key.kind}:${key.packageId}`
    const running = trying.get(id)
    if (running) return running
    const trial = retry(key).finally(() => trying.delete(id))
    trying.set(id, trial)
    return trial
  }
}
