import { expect, it } from 'vitest'
import { trailOf } from '../../../electron/domain/trail.ts'

it('a letter’s way is told in its order, with what has not happened yet and with the server’s folder', () => {
  const facts = {
    sentAt: 9_000,
    receivedAt: 1_000,
    folder: 'INBOX',
    acceptedAt: null,
    seenAt: 1_200,
    recordedAt: 1_300,
    shownAt: null,
    told: [],
  }
  expect(trailOf(facts)).toEqual([
    { step: 'sent', at: 9_000, detail: null, error: null },
    { step: 'received', at: 1_000, detail: 'INBOX', error: null },
    { step: 'seen', at: 1_200, detail: null, error: null },
    { step: 'stored', at: 1_300, detail: null, error: null },
    { step: 'shown', at: null, detail: null, error: null },
  ])
})

it('F16: a letter that a person accepted from Junk says when', () => {
  const facts = { sentAt: null, receivedAt: 1, folder: 'Junk', acceptedAt: 2, seenAt: 3, recordedAt: 4, shownAt: null }
  const steps = trailOf({ ...facts, told: [] }).map(({ step, at }) => [step, at])
  expect(steps.slice(1, 4)).toEqual([
    ['received', 1],
    ['accepted', 2],
    ['seen', 3],
  ])
})

it('what was done on the server ends it, with the reason where it was refused; a mark alone is no end', () => {
  const facts = {
    sentAt: null,
    receivedAt: 1,
    folder: 'INBOX',
    acceptedAt: null,
    seenAt: 2,
    recordedAt: 3,
    shownAt: null,
  }
  const mark = { action: { does: 'mark' as const }, state: 'done' as const, doneAt: 4, error: null }
  const remove = { action: { does: 'delete' as const }, state: 'waiting' as const, doneAt: null, error: null }
  const refused = { ...remove, state: 'refused' as const, doneAt: 9, error: { code: 'after.unsafe' as const } }
  const end = (...told: Parameters<typeof trailOf>[0]['told']) => trailOf({ ...facts, told }).at(-1)
  expect(end(mark)).toMatchObject({ step: 'shown' })
  expect(end(mark, remove)).toEqual({ step: 'acted', at: null, detail: 'delete', error: null })
  expect(end(refused)).toEqual({ step: 'acted', at: null, detail: 'delete', error: { code: 'after.unsafe' } })
  expect(end({ ...remove, state: 'done', doneAt: 9 })).toMatchObject({ step: 'acted', at: 9 })
  expect(end({ ...remove, state: 'gone' })).toMatchObject({ step: 'shown' })
})
