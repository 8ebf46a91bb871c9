import { expect, it } from 'vitest'
import type { Store } from '../../../electron/store/store.ts'
import { furnish, letterOf, packageOf } from '../store/fixture.ts'
import { openApp } from './open-app.ts'

/** One package in the queue, two held aside with the code of that one, and one that is settled. */
function furnishAside(store: Store): void {
  furnish(store)
  const settled = { state: 'accepted', reviewedAt: 1, settledAt: 2 } as const
  const changes = { queue: {}, one: { aside: 'flood' }, two: { aside: 'automatic' }, done: settled } as const
  for (const [id, change] of Object.entries(changes)) {
    const raw = Buffer.from(id)
    store.letters.add(letterOf(`letter-${id}`, raw), raw)
    store.packages.add(packageOf(id, `letter-${id}`, change))
  }
}

it('what is taken into the queue gets a code of its own; what is put aside leaves the queue; what is settled stays', async () => {
  const opened = openApp({ seed: furnishAside })
  const { desk, view } = opened
  await desk('aside.put', { ids: ['one', 'two', 'done'], aside: null })
  const { queue, open, aside } = view('operator')
  expect([open, aside]).toEqual([3, { flood: 0, automatic: 0, test: 0, clerk: 0 }])
  expect(new Set(queue.map(({ code }) => code)).size).toBe(3)
  expect(queue.find(({ id }) => id === 'queue')?.code).toBe(47)
  await desk('aside.put', { ids: ['queue', 'done'], aside: 'clerk' })
  expect(view('operator').aside).toEqual({ flood: 0, automatic: 0, test: 0, clerk: 1 })
  expect((await desk('aside.list', { reason: null, offset: 0 })).rows.map(({ id }) => id)).toEqual(['queue'])
  expect(opened.events()).toEqual(['package.queued', 'package.queued', 'package.aside'])
})

it('a package knows its way, its twins and when it was first opened; opening it again changes nothing', async () => {
  const opened = openApp({ seed: furnish })
  const first = await opened.receive(['internal-passport'], 'Раз')
  const second = await opened.receive(['internal-passport'], 'Два')
  expect([first.repeatsId, second.repeatsId]).toEqual([null, first.id])
  const { trail, twins } = await opened.desk('package.get', { id: first.id })
  const twin = { id: second.id, code: second.code, receivedAt: second.receivedAt, state: 'new', sender: second.sender }
  expect(twins).toEqual([twin])
  expect(trail.map(({ step, at }) => [step, at !== null])).toEqual([
    ['sent', false],
    ['received', true],
    ['seen', true],
    ['stored', true],
    ['shown', true],
  ])
  expect((await opened.desk('package.get', { id: first.id })).trail).toEqual(trail)
  expect(opened.events()).toEqual(['letter.stored', 'letter.stored', 'package.shown'])
})
