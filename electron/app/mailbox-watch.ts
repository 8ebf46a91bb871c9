import { AppError } from '../../shared/errors.ts'
import type { FolderTrouble, MailboxInput, Rival } from '../../shared/model/mailbox.ts'
import type { Clock, Random } from '../jobs/clock.ts'
import { startMailboxSync, type MailboxSync } from '../jobs/mailbox-sync.ts'
import type { JunkLetter, KnownNews, LetterNews, Mailbox } from '../mail/mailbox.ts'
import type { Secrets } from '../shell/shell.ts'
import type { Store } from '../store/store.ts'
import { createBesideWatch, type BesideWatch } from './beside-watch.ts'
import { inputOf } from './mailbox-input.ts'
import { createOutbox, type MailboxOutbox } from './outbox.ts'
import { createPace } from './pace.ts'

/** What the windows are told while letters stream in: nobody reads faster, and each view is made and sent whole. */
const tellEveryMs = 250

export interface MailboxWatchOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly clock: Clock
  readonly random: Random
  /** What this desk marks letters with on servers. */
  readonly keyword: string
  /** The same under former names of its machine. */
  readonly formerKeywords: readonly string[]
  readonly openMailbox: (input: MailboxInput) => Mailbox
  /** Throws when nothing can be taken in now: then nobody is asked for letters. */
  readonly assertRoom: () => void
  readonly take: (mailboxId: string, news: LetterNews | KnownNews, signal: AbortSignal) => Promise<void>
  readonly onJunk?: (mailboxId: string, letters: readonly JunkLetter[]) => void
  /** Called at a pace that windows can follow. */
  readonly changed: () => void
  readonly logFailure: (error: unknown) => void
}

/** The jobs that watch the stored mailboxes, one for each. */
export interface MailboxWatch {
  readonly syncs: ReadonlyMap<string, MailboxSync>
  /** Other desks that work on a mailbox, by the mailbox. */
  readonly rivals: ReadonlyMap<string, readonly Rival[]>
  /** What lies in the folder of a server's filter, by the mailbox, as its last look found it. */
  readonly junk: ReadonlyMap<string, readonly JunkLetter[]>
  /** Watched folders that could not be looked into, by the mailbox. */
  readonly folderTroubles: ReadonlyMap<string, readonly FolderTrouble[]>
  /** Last moments of the pinned certificates, by the mailbox, as its last connection saw it. */
  readonly certificates: ReadonlyMap<string, number>
  /** Watches a mailbox, unless it is paused. */
  start(mailboxId: string): void
  /** The mailbox that is watched, for questions beside the watch. */
  mailbox(mailboxId: string): Mailbox | undefined
  /** Work for a person beside the watch: whatever suspends the mailbox ends it first. */
  readonly beside: BesideWatch['run']
  wake(mailboxId: string): void
  /** For a person who waits for a letter, every few seconds: what failed rests as before. */
  look(mailboxId: string): void
  /** The machine slept or its network changed. */
  revive(): void
  /** Does `work` while the mailbox is not watched, and watches it again by its settings of then, whether it failed or not. */
  suspend(mailboxId: string, work: () => void): Promise<void>
  stopAll(): Promise<void>
}

export function createMailboxWatch(options: MailboxWatchOptions): MailboxWatch {
  const { store, secrets, clock, random, keyword, formerKeywords, openMailbox, assertRoom, take, changed, logFailure } =
    options
  const syncs = new Map<string, MailboxSync>()
  const rivals = new Map<string, readonly Rival[]>()
  const junk = new Map<string, readonly JunkLetter[]>()
  const folderTroubles = new Map<string, readonly FolderTrouble[]>()
  const certificates = new Map<string, number>()
  const mailboxes = new Map<string, Mailbox>()
  const outboxes = new Map<string, MailboxOutbox>()
  const turns = new Map<string, Promise<void>>()
  const beside = createBesideWatch()
  const pace = createPace(tellEveryMs, clock, changed)
  let isStopped = false

  function forget(mailboxId: string): void {
    for (const known of [syncs, rivals, junk, folderTroubles, certificates, mailboxes, outboxes])
      known.delete(mailboxId)
  }

  function start(mailboxId: string): void {
    if (isStopped) return
    forget(mailboxId)
    const row = store.mailboxes.get(mailboxId)
    if (!row) throw new AppError('call.invalid', 'id')
    if (row.pausedAt !== null) return
    const mailbox = openMailbox(inputOf(row, secrets))
    const outbox = createOutbox(store, mailboxId, clock, pace.call)
    const sync = startMailboxSync({
      mailbox: {
        ...mailbox,
        watch(...asked) {
          assertRoom()
          return mailbox.watch(...asked)
        },
      },
      clock,
      jitter: () => random.fraction(),
      kept: {
        settled: (...folder) => store.settled.ranges(mailboxId, ...folder),
        letters: (...numbers) => store.placements.letters(mailboxId, ...numbers),
        holds: (...named) => store.letters.findByServerId(mailboxId, ...named) !== undefined,
        distrust: (...from) =>
          store.transaction(() => {
            store.settled.forgetFrom(mailboxId, ...from)
            store.placements.forgetFrom(mailboxId, ...from)
            store.outbox.forgetFrom(mailboxId, ...from)
          }),
        outbox,
        desk: {
          keyword,
          former: formerKeywords,
          rivals(found) {
            rivals.set(mailboxId, found)
            pace.call()
          },
        },
      },
      take: (news, signal) => take(mailboxId, news, signal),
      onJunk(letters) {
        junk.set(mailboxId, letters)
        options.onJunk?.(mailboxId, letters)
      },
      onFolders: troubles => void folderTroubles.set(mailboxId, troubles),
      onCertificate: until => void certificates.set(mailboxId, until),
      onSuccess: at => store.mailboxes.noteSuccess(mailboxId, at),
      onChange: pace.call,
      logFailure,
    })
    mailboxes.set(mailboxId, mailbox)
    outboxes.set(mailboxId, outbox)
    syncs.set(mailboxId, sync)
  }

  return {
    syncs,
    rivals,
    junk,
    folderTroubles,
    certificates,
    start(mailboxId) {
      if (!syncs.has(mailboxId)) start(mailboxId)
    },
    mailbox: mailboxId => mailboxes.get(mailboxId),
    beside: beside.run,
    wake(mailboxId) {
      outboxes.get(mailboxId)?.resume()
      syncs.get(mailboxId)?.wake()
    },
    look: mailboxId => syncs.get(mailboxId)?.look(),
    revive() {
      for (const sync of syncs.values()) sync.revive()
    },
    suspend(mailboxId, work) {
      // One after another: a letter of the old account must not be settled in the new one's name.
      const turn = (turns.get(mailboxId) ?? Promise.resolve()).then(async () => {
        await syncs.get(mailboxId)?.stop()
        await beside.end(mailboxId)
        try {
          work()
        } finally {
          start(mailboxId)
        }
      })
      turns.set(
        mailboxId,
        turn.catch(() => {}),
      )
      return turn
    },
    async stopAll() {
      // A change under way must not start a job again behind our back.
      isStopped = true
      await Promise.all(turns.values())
      await Promise.all([...[...syncs.values()].map(sync => sync.stop()), beside.endAll()])
      syncs.clear()
      mailboxes.clear()
      outboxes.clear()
      pace.stop()
    },
  }
}
