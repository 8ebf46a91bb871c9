import type { Mailbox, MailboxNews, UidRanges } from '../../electron/mail/mailbox.ts'

/** A mailbox in memory that behaves: letters keep their UIDs, settled ones are not offered again, a watch ends on abort. */
export interface FakeMailbox extends Mailbox {
  deliver(raw: Uint8Array, receivedAt: number): void
  /** The next look fails with this. */
  failWith(error: Error): void
}

export function createFakeMailbox(): FakeMailbox {
  const letters: { readonly uid: number; readonly raw: Uint8Array; readonly receivedAt: number }[] = []
  let failure: Error | undefined
  let ring = Promise.withResolvers<void>()

  function wake(): void {
    ring.resolve()
    ring = Promise.withResolvers<void>()
  }

  async function* watch(
    settled: (folder: string, uidValidity: string) => UidRanges,
    signal: AbortSignal,
  ): AsyncGenerator<MailboxNews> {
    const aborted = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
    while (!signal.aborted) {
      const rung = ring.promise
      if (failure) {
        const error = failure
        failure = undefined
        throw error
      }
      const ranges = settled('INBOX', '1')
      const isSettled = (uid: number) => ranges.some(([first, last]) => uid >= first && uid <= last)
      for (const { uid, raw, receivedAt } of letters.filter(letter => !isSettled(letter.uid)).toReversed()) {
        yield { kind: 'letter', position: { folder: 'INBOX', uidValidity: '1', uid }, raw, receivedAt }
        if (signal.aborted) return
      }
      yield { kind: 'settled' }
      await Promise.race([rung, aborted])
    }
  }

  return {
    intervalMs: 60_000,
    watch,
    wake,
    check: () =>
      Promise.resolve({
        passed: ['server', 'protection', 'login', 'folder', 'instant'],
        failed: null,
        letters: letters.length,
        folders: ['INBOX'],
        answeredMs: 1,
        certificateUntil: null,
      }),
    deliver(raw, receivedAt) {
      letters.push({ uid: letters.length + 1, raw, receivedAt })
      wake()
    },
    failWith(error) {
      failure = error
      wake()
    },
  }
}
