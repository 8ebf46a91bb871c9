import { AppError } from '../../shared/errors.ts'

interface Work {
  readonly over: AbortController
  readonly done: Promise<unknown>
}

/** Does for a person what a watch does not, such as fetching one letter, beside the watch of its mailbox. */
export interface BesideWatch {
  /** `work` is told by its signal when the mailbox is to be another one. @throws AppError `mail.lost` then */
  run<T>(mailboxId: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Resolves when nothing is under way: what was fetched from one account is never written as another one's. */
  end(mailboxId: string): Promise<void>
  endAll(): Promise<void>
}

export function createBesideWatch(): BesideWatch {
  const works = new Map<string, Set<Work>>()

  async function end(mailboxId: string): Promise<void> {
    const running = [...(works.get(mailboxId) ?? [])]
    for (const { over } of running) over.abort(new AppError('mail.lost'))
    await Promise.allSettled(running.map(({ done }) => done))
  }

  return {
    end,
    async endAll() {
      await Promise.all([...works.keys()].map(end))
    },
    async run(mailboxId, signal, work) {
      const over = new AbortController()
      const done = work(AbortSignal.any([signal, over.signal]))
      const own = works.get(mailboxId) ?? new Set()
      works.set(mailboxId, own)
      const entry = { over, done }
      own.add(entry)
      try {
        return await done
      } catch (error) {
        over.signal.throwIfAborted()
        throw error
      } finally {
        own.delete(entry)
      }
    },
  }
}
