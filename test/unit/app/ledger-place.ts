import { createHash } from 'node:crypto'
import { createLedgerHandlers } from '../../../electron/app/handlers/ledger.ts'
import type { ParseOutcome } from '../../../electron/domain/letter.ts'
import type { LetterNews, Mailbox } from '../../../electron/mail/mailbox.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { LetterParser } from '../../../electron/mail/parsed-letter.ts'
import type { LedgerKind } from '../../../shared/ledger-kinds.ts'
import type { LedgerRow } from '../../../shared/model/ledger.ts'
import type { Store } from '../../../electron/store/store.ts'
import { createFakeClock, createFakeRandom } from '../../fakes/clock.ts'
import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { newPath } from '../store/fixture.ts'
import { now, openIntake, parserHere, positionOf, sender } from './intake-place.ts'

const nobody = { name: '', address: sender.address }

/** Intake and the ledger over one real store. `fails` makes the reader fail as an older version or a busy machine might. */
export function openLedger(wrap: (store: Store) => Store = store => store) {
  let failure: ErrorCode | null = null
  let serves: (() => Promise<LetterNews>) | undefined
  const parser: LetterParser = {
    async parse(raw) {
      if (failure === null) return parserHere.parse(raw)
      const outcome: ParseOutcome = { kind: 'unreadable', reason: failure, from: nobody, subject: '' }
      return { outcome, sha256: createHash('sha256').update(raw).digest('hex') }
    },
    stop: () => Promise.resolve(),
  }
  const path = newPath()
  const opened = openIntake({ parser, path })
  const mailbox = (): Mailbox => ({ ...createFakeMailbox(), ...(serves && { fetchOne: () => serves!() }) })
  const ledger = createLedgerHandlers({
    store: wrap(opened.store),
    parser,
    clock: createFakeClock(now + 60_000),
    random: createFakeRandom('ledger'),
    watch: { mailbox, wake: () => {}, beside: (_, signal, work) => work(signal) },
    take: (mailboxId, news, signal) => opened.take(news, { mailboxId, signal }),
    spend: () => {},
    changed: () => {},
  })
  const list = async (kind: LedgerKind | null = null, offset = 0, mailboxId: string | null = null) =>
    await ledger['ledger.list']({ mailboxId, kind, offset })
  return {
    ...opened,
    path,
    list,
    rows: async (kind: LedgerKind | null = null): Promise<readonly LedgerRow[]> => (await list(kind)).rows,
    retry: async (id: string) => await ledger['ledger.retry']({ id }),
    fails: (code: ErrorCode | null) => (failure = code),
    /** What the server gives when it is asked for a letter. */
    serve: (news: LetterNews | ErrorCode) =>
      (serves = () => (typeof news === 'string' ? Promise.reject(new AppError(news)) : Promise.resolve(news))),
  }
}

const headers = Buffer.from(`From: ${sender.address}\r\nSubject: Copies\r\n\r\n`)

/** A letter that gave its headers only. */
export const headersOf = (kind: 'oversize' | 'unfetchable', uid: number, bytes = 50_000_000): LetterNews => ({
  ...{ kind, position: positionOf(uid), headers, bytes, receivedAt: now - 1_000 },
})
