import type { FolderTrouble, JobStatus, MailboxStatus } from '../../shared/model/mailbox.ts'
import { aheadBytes, aheadLetters } from '../mail/limits.ts'
import {
  storedBytes,
  type JunkLetter,
  type Kept,
  type KnownNews,
  type LetterNews,
  type Mailbox,
} from '../mail/mailbox.ts'
import type { Clock } from './clock.ts'
import { giveMemoryBack } from './give-memory-back.ts'
import { createInHand } from './in-hand.ts'
import { startJob, type RunningJob } from './job.ts'

/** So many in a row leave behind what is worth 30 ms of tidying up. */
const manyLetters = 200

export interface MailboxSyncOptions {
  readonly mailbox: Mailbox
  readonly clock: Clock
  readonly jitter: () => number
  readonly kept: Kept
  /** Stores one letter and settles its position in one transaction; called for the next ones meanwhile. */
  readonly take: (news: LetterNews | KnownNews, signal: AbortSignal) => Promise<void>
  readonly onSuccess: (at: number) => void
  /** What lies in the folder of the server's filter has changed. */
  readonly onJunk?: (letters: readonly JunkLetter[]) => void
  /** Watched folders that cannot be looked into are others than before. */
  readonly onFolders?: (troubles: readonly FolderTrouble[]) => void
  readonly onCertificate?: (until: number) => void
  readonly onChange: () => void
  readonly logFailure: (error: unknown) => void
}

export interface MailboxSync extends RunningJob {
  /** Looks now if a connection is open; ends no pause. */
  look(): void
  readonly status: () => Pick<MailboxStatus, 'progress' | 'intervalMs'> & { readonly job: JobStatus }
}

/** Watches one mailbox for as long as the program runs: catch up, wait for new letters, heal. */
export function startMailboxSync(options: MailboxSyncOptions): MailboxSync {
  const { mailbox, clock, jitter, kept, take, onSuccess, onJunk, onFolders, onCertificate, onChange, logFailure } =
    options
  let job: JobStatus = { kind: 'idle' }
  let progress: MailboxStatus['progress'] = null

  async function run(signal: AbortSignal, succeeded: () => void): Promise<number> {
    const inHand = createInHand({ count: aheadLetters, weight: aheadBytes })
    /** Handed over since the last rest: a folder looks again before all of them are in the cursor. */
    const taken = new Set<string>()
    try {
      for await (const news of mailbox.watch(kept, signal)) {
        heard()
        switch (news.kind) {
          case 'letter':
          case 'oversize':
          case 'unfetchable':
          case 'known': {
            const place = JSON.stringify(news.position)
            if (!taken.has(place)) await inHand.add(storedBytes(news), () => takeOne(news, signal))
            taken.add(place)
            break
          }
          case 'progress': {
            // What was handed over is not yet stored.
            const done = Math.max(0, news.done - inHand.count)
            progress = done < news.total ? { done, total: news.total } : null
            onChange()
            break
          }
          case 'junk':
            onJunk?.(news.letters)
            onChange()
            break
          case 'folders':
            onFolders?.(news.troubles)
            onChange()
            break
          case 'certificate':
            onCertificate?.(news.until)
            onChange()
            break
          case 'looked':
          case 'withheld':
            // No success: the chip must not say that every letter is here.
            await inHand.rest()
            taken.clear()
            progress = null
            onChange()
            break
          case 'settled':
            await inHand.rest()
            progress = null
            working()
            succeeded()
            onSuccess(clock.now())
            onChange()
            if (taken.size >= manyLetters) await giveMemoryBack().catch(logFailure)
            taken.clear()
            break
        }
      }
      await inHand.rest()
    } finally {
      // After the end of a run nobody may write in its name: the store may be closed, the account another.
      await inHand.end()
    }
    return mailbox.intervalMs
  }

  async function takeOne(news: LetterNews | KnownNews, signal: AbortSignal): Promise<void> {
    try {
      await take(news, signal)
      working()
      onChange()
    } finally {
      if (news.kind === 'letter') news.release?.()
    }
  }

  /** The connection is back, whatever it brings; where something else had failed, that is not yet known to work. */
  function heard(): void {
    if (job.kind === 'waiting' && job.error.code.startsWith('mail.')) working()
  }

  function working(): void {
    if (job.kind === 'waiting') job = { kind: 'running' }
  }

  function report(status: JobStatus, error?: unknown): void {
    // Trying again is not yet a connection: until there is one, the desk is told of the failure.
    if (status.kind === 'running' && job.kind === 'waiting') return
    job = status
    progress = null
    if (error !== undefined) logFailure(error)
    onChange()
  }

  const { restMs } = mailbox
  const running = startJob({ run, ...(restMs && { restMs }) }, clock, report, jitter)
  return {
    status: () => ({ job, progress, intervalMs: mailbox.intervalMs }),
    stop: running.stop,
    look: mailbox.look,
    wake() {
      running.wake()
      mailbox.wake()
    },
    revive() {
      running.revive()
      mailbox.wake()
    },
  }
}
