import type { JobStatus, MailboxStatus } from '../../shared/model/mailbox.ts'
import type { Mailbox, MailboxNews, UidRanges } from '../mail/mailbox.ts'
import type { Clock } from './clock.ts'
import { startJob, type RunningJob } from './job.ts'

export interface MailboxSyncOptions {
  readonly mailbox: Mailbox
  readonly clock: Clock
  readonly jitter: () => number
  readonly settled: (folder: string, uidValidity: string) => UidRanges
  /** Stores one letter and settles its position in one transaction; the next is asked for only after this. */
  readonly take: (news: Extract<MailboxNews, { kind: 'letter' | 'oversize' }>, signal: AbortSignal) => Promise<void>
  readonly onSuccess: (at: number) => void
  readonly onChange: () => void
  readonly logFailure: (error: unknown) => void
}

export interface MailboxSync extends RunningJob {
  readonly status: () => Pick<MailboxStatus, 'job' | 'progress' | 'intervalMs'>
}

/** Watches one mailbox for as long as the program runs: catch up, wait for new letters, heal. */
export function startMailboxSync(options: MailboxSyncOptions): MailboxSync {
  const { mailbox, clock, jitter, settled, take, onSuccess, onChange, logFailure } = options
  let job: JobStatus = { kind: 'idle' }
  let progress: MailboxStatus['progress'] = null

  async function run(signal: AbortSignal, succeeded: () => void): Promise<number> {
    for await (const news of mailbox.watch(settled, signal)) {
      switch (news.kind) {
        case 'letter':
        case 'oversize':
          await take(news, signal)
          break
        case 'progress':
          progress = news.done < news.total ? { done: news.done, total: news.total } : null
          onChange()
          break
        case 'settled':
          progress = null
          succeeded()
          onSuccess(clock.now())
          onChange()
          break
      }
    }
    return mailbox.intervalMs
  }

  function report(status: JobStatus, error?: unknown): void {
    job = status
    progress = null
    if (error !== undefined) logFailure(error)
    onChange()
  }

  const running = startJob({ run }, clock, report, jitter)
  return {
    status: () => ({ job, progress, intervalMs: mailbox.intervalMs }),
    stop: running.stop,
    wake() {
      running.wake()
      mailbox.wake()
    },
  }
}
