import { setTimeout as pause } from 'node:timers/promises'
import { createHash } from 'node:crypto'
import type { Kept, KeptLetter, KnownNews, LetterNews, Mailbox, MailboxNews } from '../../electron/mail/mailbox.ts'
import { AppError } from '../../shared/errors.ts'

/** Watches a mailbox as intake does: settles each letter before it asks for the next. */
export interface Watching {
  readonly news: readonly MailboxNews[]
  readonly letters: readonly LetterNews[]
  /** Resolves when `isEnough` holds; rejects when the watch ends before. */
  until(isEnough: () => boolean): Promise<void>
  settledCount(): number
  /** Aborts and resolves when the watch has ended. */
  stop(): Promise<void>
  /** How the watch ended. */
  readonly ended: Promise<unknown>
}

export interface Cursor extends Kept {
  add(news: LetterNews | KnownNews): void
}

/** Nothing was ever seen. */
export const nothingKept: Kept = { settled: () => [], letters: () => [], holds: () => false, distrust: () => {} }

/** What the store keeps between two runs. */
export function createCursor(): Cursor {
  const settled = new Map<string, Set<number>>()
  const letters = new Map<string, KeptLetter[]>()
  const named = new Set<string>()
  return {
    add({ position, ...news }) {
      const key = `${position.folder}|${position.uidValidity}`
      settled.set(key, (settled.get(key) ?? new Set()).add(position.uid))
      if (news.kind !== 'letter') return
      if (news.serverId) named.add(`${news.serverId}|${news.raw.length}|${news.receivedAt}`)
      const sha256 = createHash('sha256').update(news.raw).digest('hex')
      const kept = (letters.get(key) ?? []).filter(({ uid }) => uid !== position.uid)
      letters.set(key, [...kept, { uid: position.uid, sha256, bytes: news.raw.length, receivedAt: news.receivedAt }])
    },
    settled: (folder, uidValidity) =>
      [...(settled.get(`${folder}|${uidValidity}`) ?? [])].sort((a, b) => a - b).map(uid => [uid, uid] as const),
    letters: (folder, uidValidity, uids) =>
      (letters.get(`${folder}|${uidValidity}`) ?? []).filter(({ uid }) => uids.includes(uid)),
    holds: (serverId, bytes, receivedAt) => named.has(`${serverId}|${bytes}|${receivedAt}`),
    distrust(folder, uidValidity, from) {
      const uids = settled.get(`${folder}|${uidValidity}`)
      for (const uid of uids ?? []) if (uid >= from) uids!.delete(uid)
    },
  }
}

export function startWatching(
  mailbox: Mailbox,
  cursor: Cursor,
  /** The watch goes on when this is done. */
  onNews: (news: MailboxNews) => unknown = () => {},
): Watching {
  const abort = new AbortController()
  const news: MailboxNews[] = []
  let changed = Promise.withResolvers<void>()

  async function run(): Promise<void> {
    for await (const one of mailbox.watch(cursor, abort.signal)) {
      if (isLetter(one) || one.kind === 'known') cursor.add(one)
      news.push(one)
      await onNews(one)
      changed.resolve()
      changed = Promise.withResolvers()
    }
  }

  const watch = run()
  const ended = watch.then(
    () => undefined,
    error => error,
  )
  return {
    news,
    get letters() {
      return news.filter(isLetter)
    },
    ended,
    settledCount: () => news.filter(({ kind }) => kind === 'settled').length,
    async until(isEnough) {
      while (!isEnough()) {
        await Promise.race([changed.promise, watch.then(() => Promise.reject(new Error('the watch ended')))])
      }
    },
    async stop() {
      abort.abort()
      await watch
    },
  }
}

function isLetter(news: MailboxNews): news is LetterNews {
  return news.kind === 'letter' || news.kind === 'oversize' || news.kind === 'unfetchable'
}

/** Half of an interval of the tests that let a server refuse: looks closer to each other count as one. */
const betweenWatchesMs = 25

/** A mailbox whose watch begins again after a failure that is to be retried, as a job would have it. */
export function healing(mailbox: Mailbox): Mailbox {
  return {
    ...mailbox,
    async *watch(kept, signal) {
      while (!signal.aborted) {
        try {
          yield* mailbox.watch(kept, signal)
        } catch (error) {
          if (!(error instanceof AppError) || error.remedy !== 'retry') throw error
          await pause(betweenWatchesMs)
        }
      }
    },
  }
}

/** How looks ended and which letters could not be had, in the order in which it was told. */
export function milestones({ news }: Watching): MailboxNews['kind'][] {
  return news.flatMap(({ kind }) => (kind === 'unfetchable' || kind === 'settled' ? kind : []))
}

export function subjectOf(news: LetterNews): string {
  const text = Buffer.from(news.kind === 'letter' ? news.raw : news.headers).toString()
  return /^Subject: (.*?)\r?$/m.exec(text)?.[1] ?? ''
}

export function plainLetter(subject: string): string {
  return `From: visitor@example.ua\r\nTo: desk@example.ua\r\nSubject: ${subject}\r\n\r\nWords of ${subject}.\r\n`
}
