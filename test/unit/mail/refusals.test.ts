import { expect, it } from 'vitest'
import { lostLooks, refusedLooks } from '../../../electron/mail/limits.ts'
import { createRefusals, type Refusal } from '../../../electron/mail/refusals.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const intervalMs = 60_000
const facts = { bytes: 10, receivedAt: 20 }

function open() {
  const clock = createFakeClock(1_000)
  return { clock, refusals: createRefusals(clock, intervalMs) }
}

it.each<[Refusal, number]>([
  ['refused', refusedLooks],
  ['lost', lostLooks],
])('gives a letter up that was %s at %i looks', (refusal, looks) => {
  const { clock, refusals } = open()
  for (let look = 1; look <= looks; look += 1) {
    expect(refusals.givenUp('a')).toBeNull()
    refusals.add('a', refusal, facts)
    clock.advance(intervalMs)
  }
  expect(refusals.givenUp('a')).toEqual(facts)
  expect(refusals.givenUp('b')).toBeNull()
})

it('takes looks that follow each other at once for one', () => {
  const { clock, refusals } = open()
  for (let look = 0; look < 20; look += 1) refusals.add('a', 'refused')
  expect(refusals.trouble('a')).toBe(2)
  clock.advance(intervalMs / 2)
  refusals.add('a', 'refused')
  expect(refusals.trouble('a')).toBe(3)
})

it('puts what gives trouble behind what gives none, and a suspicion before a refusal', () => {
  const { refusals } = open()
  refusals.suspect('suspect')
  refusals.add('refused', 'refused')
  refusals.suspect('refused')
  const all = ['refused', 'suspect', 'clean']
  expect(all.toSorted((a, b) => refusals.trouble(a) - refusals.trouble(b))).toEqual(['clean', 'suspect', 'refused'])
})

it('knows a time for a letter of which nothing was told, and keeps what was told of one', () => {
  const { clock, refusals } = open()
  for (let look = 1; look <= refusedLooks; look += 1) {
    refusals.add('untold', 'refused')
    refusals.add('told', 'refused', look === 1 ? facts : undefined)
    clock.advance(intervalMs)
  }
  expect(refusals.givenUp('untold')).toEqual({ bytes: 0, receivedAt: 1_000 })
  expect(refusals.givenUp('told')).toEqual(facts)
})

it('forgets what came after all, or is gone', () => {
  const { refusals } = open()
  for (const key of ['a', 'b']) refusals.add(key, 'refused')
  refusals.keep(new Set(['b']))
  expect([refusals.trouble('a'), refusals.trouble('b')]).toEqual([0, 2])
})
