import { describe, expect, it } from 'vitest'
import { startMailboxSync } from '../../../electron/jobs/mailbox-sync.ts'
import type { LetterNews, Mailbox, MailboxNews } from '../../../electron/mail/mailbox.ts'
import { AppError } from '../../../shared/errors.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { nothingKept } from '../../integration/watching.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** A mailbox that tells what it is given, and letters that are stored when the test says so. */
function startSync(told: readonly MailboxNews[]) {
  const stored = new Map<number, () => void>()
  const begun: number[] = []
  const seen = { successes: 0 }
  const failures: unknown[] = []
  const mailbox: Mailbox = {
    intervalMs: 60_000,
    async *watch(_kept, signal) {
      yield* told
      await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
    },
    wake: () => {},
    look: () => {},
    check: () => Promise.reject(new Error('not asked for')),
  }
  const sync = startMailboxSync({
    mailbox,
    clock: createFakeClock(0),
    jitter: () => 0,
    kept: nothingKept,
    take({ position: { uid } }: Pick<LetterNews, 'position'>) {
      begun.push(uid)
      return new Promise(resolve => stored.set(uid, resolve))
    },
    onSuccess: () => (seen.successes += 1),
    onChange: () => {},
    logFailure: error => failures.push(error),
  })
  const store = async (uid: number) => {
    stored.get(uid)!()
    await turn()
  }
  return { sync, begun, seen, failures, store }
}

function letter(uid: number, release?: () => void): MailboxNews {
  const position = { folder: 'INBOX', uidValidity: '1', uid }
  return { kind: 'letter', position, raw: new Uint8Array(3), receivedAt: 0, ...(release && { release }) }
}

describe('the watch of a mailbox', () => {
  it('begins with the next letters while the first is being stored, and succeeds when all are', async () => {
    const { sync, begun, seen, store } = startSync([letter(3), letter(2), letter(1), { kind: 'settled' }])
    await turn()
    expect(begun).toEqual([3, 2, 1])
    await store(1)
    await store(3)
    expect(seen.successes).toBe(0)
    await store(2)
    expect(seen.successes).toBe(1)
    await sync.stop()
  })

  it('counts as done what is stored, not what was handed over', async () => {
    const { sync, store } = startSync([letter(3), letter(2), { kind: 'progress', done: 2, total: 3 }])
    await turn()
    expect(sync.status().progress).toEqual({ done: 0, total: 3 })
    const stopping = sync.stop()
    await store(3)
    await store(2)
    await stopping
  })

  it('takes a letter once although it is offered again before it is in the cursor', async () => {
    const { sync, begun, store } = startSync([letter(1), letter(1), { kind: 'settled' }])
    await turn()
    await store(1)
    expect(begun).toEqual([1])
    await sync.stop()
  })

  it('gives the bytes of a letter back when it is stored, not before', async () => {
    const released: number[] = []
    const { sync, store } = startSync([letter(1, () => released.push(1)), { kind: 'settled' }])
    await turn()
    expect(released).toEqual([])
    await store(1)
    expect(released).toEqual([1])
    await sync.stop()
  })

  it('is not over before the last letter in hand is', async () => {
    const { sync, store } = startSync([letter(1)])
    await turn()
    let stopped = false
    const stopping = sync.stop().then(() => (stopped = true))
    await turn()
    expect(stopped).toBe(false)
    await store(1)
    await stopping
    expect(stopped).toBe(true)
  })

  it('says that there is no connection until there is one, while it tries (F10)', async () => {
    const clock = createFakeClock(0)
    let gate = Promise.withResolvers<void>()
    let tries = 0
    const mailbox: Mailbox = {
      intervalMs: 60_000,
      async *watch(_kept, signal) {
        if (++tries < 3) {
          await gate.promise
          throw new AppError('mail.timeout')
        }
        yield { kind: 'settled' }
        await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
      },
      wake: () => {},
      look: () => {},
      check: () => Promise.reject(new Error('not asked for')),
    }
    const sync = startMailboxSync({
      ...{ mailbox, clock, jitter: () => 0.5, kept: nothingKept },
      take: () => Promise.resolve(),
      onSuccess: () => {},
      onChange: () => {},
      logFailure: () => {},
    })
    for (let round = 1; round <= 2; round += 1) {
      gate.resolve()
      await turn()
      gate = Promise.withResolvers()
      expect(sync.status().job).toMatchObject({ kind: 'waiting', error: { code: 'mail.timeout' } })
      clock.advance(5_000)
      await turn()
      expect(tries).toBe(round + 1)
    }
    expect(sync.status().job).toEqual({ kind: 'running' })
    await sync.stop()
  })
})
