import { setTimeout as pause } from 'node:timers/promises'
import type { UidRanges } from '../../electron/domain/letter.ts'
import type { LetterNews, Mailbox, MailboxNews } from '../../electron/mail/mailbox.ts'
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

export interface Cursor {
  add(news: LetterNews): void
  ranges(folder: string, uidValidity: string): UidRanges
}

/** What the store keeps between two runs. */
export function createCursor(): Cursor {
  const settled = new Map<string, Set<number>>()
  return {
    add({ position }) {
      const key = `${position.folder}|${position.uidValidity}`
      settled.set(key, (settled.get(key) ?? new Set()).add(position.uid))
    },
    ranges: (folder, uidValidity) =>
      [...(settled.get(`${folder}|${uidValidity}`) ?? [])].sort((a, b) => a - b).map(uid => [uid, uid] as const),
  }
}

export function startWatching(
  mailbox: Mailbox,
  cursor: Cursor,
  onNews: (news: MailboxNews) => void = () => {},
): Watching {
  const abort = new AbortController()
  const news: MailboxNews[] = []
  let changed = Promise.withResolvers<void>()

  async function run(): Promise<void> {
    for await (const one of mailbox.watch({ settled: cursor.ranges }, abort.signal)) {
      if (isLetter(one)) cursor.add(one)
      news.push(one)
      onNews(one)
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
          await pause(10)
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
