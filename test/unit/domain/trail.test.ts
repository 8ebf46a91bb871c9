import { expect, it } from 'vitest'
import { trailOf } from '../../../electron/domain/trail.ts'

it('a letter’s way is told in its order, with what has not happened yet and with the server’s folder', () => {
  const facts = { sentAt: 9_000, receivedAt: 1_000, folder: 'INBOX', seenAt: 1_200, recordedAt: 1_300, shownAt: null }
  expect(trailOf(facts)).toEqual([
    { step: 'sent', at: 9_000, detail: null, error: null },
    { step: 'received', at: 1_000, detail: 'INBOX', error: null },
    { step: 'seen', at: 1_200, detail: null, error: null },
    { step: 'stored', at: 1_300, detail: null, error: null },
    { step: 'shown', at: null, detail: null, error: null },
  ])
})
