import { AppError, toWire } from '../../shared/errors.ts'
import type { MailboxJob, MailboxStatus } from '../../shared/model/mailbox.ts'
import type { OperatorView } from '../../shared/views.ts'
import type { LiveState } from './project.ts'

/**
 * The desk's view, also while its data cannot be read: then what was read last, and of each mailbox why nothing new
 * comes. Without it the desk would go on showing that all is well. Reads once: a start whose data cannot be read is none.
 * @throws what `read` throws the first time, or for another reason than the disk
 */
export function createDeskView(
  read: () => OperatorView,
  live: () => Pick<LiveState, 'syncs'>,
  logFailure: (error: unknown) => void,
): () => OperatorView {
  let last = read()
  return () => {
    try {
      return (last = read())
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      logFailure(error)
      return { ...last, mailboxes: last.mailboxes.map(mailbox => ({ ...mailbox, job: jobOf(mailbox, error) })) }
    }
  }

  function jobOf({ id, job }: MailboxStatus, error: AppError): MailboxJob {
    const now = live().syncs.get(id)?.status().job
    if (now && 'error' in now) return now
    return job.kind === 'paused' ? job : { kind: 'blocked', error: toWire(error) }
  }
}
