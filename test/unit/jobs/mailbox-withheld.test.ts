import { expect, it, vi } from 'vitest'
import { systemClock } from '../../../electron/jobs/clock.ts'
import { startMailboxSync } from '../../../electron/jobs/mailbox-sync.ts'
import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { createCursor, nothingKept, plainLetter } from '../../integration/watching.ts'

it('a mailbox that keeps a letter to itself is no success until that has its row', async () => {
  const mailbox = createFakeMailbox(10)
  const cursor = createCursor()
  const told: string[] = []
  mailbox.withhold(Buffer.from(plainLetter('withheld')), 1_000)
  mailbox.deliver(Buffer.from(plainLetter('beside')), 2_000)
  const sync = startMailboxSync({
    mailbox,
    clock: systemClock,
    jitter: () => 0.5,
    kept: cursor,
    take(news) {
      cursor.add(news)
      told.push(news.kind)
      return Promise.resolve()
    },
    onSuccess: () => void told.push('success'),
    onChange: () => {},
    logFailure: () => {},
  })
  await vi.waitFor(() => expect(told).toContain('success'))
  await sync.stop()
  expect(told.slice(0, 3)).toEqual(['letter', 'unfetchable', 'success'])
})

it('what cannot be stored is a failure at the end of a look, though a letter was withheld', async () => {
  const mailbox = createFakeMailbox()
  mailbox.withhold(Buffer.from(plainLetter('withheld')), 1_000)
  mailbox.deliver(Buffer.from(plainLetter('beside')), 2_000)
  const failures: unknown[] = []
  const sync = startMailboxSync({
    mailbox,
    clock: systemClock,
    jitter: () => 0.5,
    kept: nothingKept,
    take: () => Promise.reject(new Error('the disk is full')),
    onSuccess: () => {},
    onChange: () => {},
    logFailure: error => void failures.push(error),
  })
  await vi.waitFor(() => expect(failures).toHaveLength(1))
  await sync.stop()
  expect(failures).toMatchObject([{ message: 'the disk is full' }])
})
