import { setTimeout as pause } from 'node:timers/promises'
import { maxLetterBytes, refusedLooks } from '../../electron/mail/limits.ts'
import type { FoundLetter, SenderQuestion } from '../../electron/mail/found-letter.ts'
import type { Kept, LetterNews, Mailbox, MailboxNews } from '../../electron/mail/mailbox.ts'
import { headersOnly } from '../../electron/mail/oversize.ts'

/** A mailbox in memory that behaves: letters keep their UIDs, settled ones are not offered again, a watch ends on abort. */
export interface FakeMailbox extends Mailbox {
  deliver(raw: Uint8Array, receivedAt: number): void
  /** Puts a letter into Junk, which is not watched. */
  deliverToJunk(raw: Uint8Array, receivedAt: number): void
  /** Puts a letter that is there and cannot be had until the returned function is called. */
  withhold(raw: Uint8Array, receivedAt: number): () => void
  /** How many letters it gave so far, those that it gave before too. */
  readonly given: number
  /** The next look fails with this. */
  failWith(error: Error): void
  /** Every question for a sender's letters fails with this. */
  failFindWith(error: Error): void
}

interface FakeLetter {
  readonly uid: number
  readonly raw: Uint8Array
  readonly receivedAt: number
  withheld: boolean
  refusals: number
}

export function createFakeMailbox(intervalMs = 60_000): FakeMailbox {
  const letters: FakeLetter[] = []
  const junk: FakeLetter[] = []
  let given = 0
  let failure: Error | undefined
  let findFailure: Error | undefined
  let ring = Promise.withResolvers<void>()

  function wake(): void {
    ring.resolve()
    ring = Promise.withResolvers<void>()
  }

  async function* watch(kept: Kept, signal: AbortSignal): AsyncGenerator<MailboxNews> {
    while (!signal.aborted) {
      const rung = ring.promise
      if (failure) {
        const error = failure
        failure = undefined
        throw error
      }
      const ranges = kept.settled('INBOX', '1')
      const wanted = letters.filter(({ uid }) => !ranges.some(([first, last]) => uid >= first && uid <= last))
      let withheld = 0
      for (const [done, letter] of wanted
        .toReversed()
        .toSorted((a, b) => a.refusals - b.refusals)
        .entries()) {
        if (wanted.length > 1) yield { kind: 'progress', done, total: wanted.length }
        const news = give(letter)
        if (news) {
          given += 1
          yield news
        } else withheld += 1
        if (signal.aborted) return
      }
      if (wanted.length > 1) yield { kind: 'progress', done: wanted.length, total: wanted.length }
      yield withheld > 0 ? { kind: 'withheld', letters: withheld } : { kind: 'settled' }
      const over = new AbortController()
      const rest = pause(intervalMs, undefined, { signal: AbortSignal.any([signal, over.signal]), ref: false })
      await Promise.race([rung, rest.catch(() => {})])
      over.abort()
    }
  }

  function give(letter: FakeLetter): LetterNews | null {
    const { uid, raw, receivedAt, withheld } = letter
    const common = { position: { folder: 'INBOX', uidValidity: '1', uid }, receivedAt }
    if (withheld) {
      letter.refusals += 1
      if (letter.refusals < refusedLooks) return null
      return { kind: 'unfetchable', ...common, headers: new Uint8Array(), bytes: raw.length }
    }
    if (raw.length <= maxLetterBytes) return { kind: 'letter', ...common, raw }
    return { kind: 'oversize', ...common, headers: headersOnly(raw), bytes: raw.length }
  }

  function put(raw: Uint8Array, receivedAt: number, withheld: boolean): FakeLetter {
    const letter = { uid: letters.length + 1, raw, receivedAt, withheld, refusals: 0 }
    letters.push(letter)
    wake()
    return letter
  }

  function* find({ sender, since }: SenderQuestion): Generator<FoundLetter[]> {
    if (findFailure) throw findFailure
    const folders = [
      { folder: 'INBOX', use: 'watched', holds: letters },
      { folder: 'Junk', use: 'junk', holds: junk },
    ] as const
    for (const { folder, use, holds } of folders) {
      const theirs = holds.map(({ uid, raw, receivedAt }) => {
        const from = /^From: .*<(.*)>/im.exec(Buffer.from(raw).toString())?.[1] ?? ''
        return { folder, use, uidValidity: '1', uid, receivedAt, from, bytes: raw.length, serverId: null }
      })
      yield theirs.filter(({ from, receivedAt }) => from.includes(sender) && receivedAt >= since).toReversed()
    }
  }

  return {
    intervalMs,
    get given() {
      return given
    },
    watch,
    wake,
    look: wake,
    check: () =>
      Promise.resolve({
        passed: ['server', 'protection', 'login', 'folder', 'instant'],
        failed: null,
        letters: letters.length,
        folders: ['INBOX'],
        moreFolders: 0,
        answeredMs: 1,
        certificateUntil: null,
        certificate: null,
      }),
    // As a server would, after a while.
    async *find(question) {
      await Promise.resolve()
      yield* find(question)
    },
    deliver: (raw, receivedAt) => void put(raw, receivedAt, false),
    deliverToJunk: (raw, receivedAt) =>
      void junk.push({ uid: junk.length + 1, raw, receivedAt, withheld: false, refusals: 0 }),
    withhold(raw, receivedAt) {
      const letter = put(raw, receivedAt, true)
      return () => {
        letter.withheld = false
      }
    },
    failFindWith: error => void (findFailure = error),
    failWith(error) {
      failure = error
      wake()
    },
  }
}
