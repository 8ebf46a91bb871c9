import { expect, it } from 'vitest'
import { createOutbox } from '../../../electron/app/outbox.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { furnish, letterOf, mailbox, newStore, packageOf } from '../store/fixture.ts'

const minute = 60_000
const day = 24 * 60 * minute
const now = 100 * day

/** A mailbox whose server is to be told of so many letters, and one more for each of `arrive`. */
function open() {
  const store = furnish(newStore())
  store.mailboxes.update('box', { ...mailbox.settings, after: { does: 'seen' } }, 0)
  const clock = createFakeClock(now)
  const outbox = createOutbox(store, 'box', clock, () => {})
  let uid = 0
  return {
    ...{ clock, outbox },
    arrive() {
      uid += 1
      const id = `letter-${uid}`
      const raw = Buffer.from(id)
      store.letters.add({ ...letterOf(id, raw), uid }, raw)
      store.packages.add(packageOf(`package-${uid}`, id, { receivedAt: clock.now(), recordedAt: clock.now() }))
      const place = { mailboxId: 'box', folder: 'INBOX', uidValidity: '17', uid, letterId: id }
      store.placements.add({ ...place, notedAt: clock.now() })
      store.outbox.add(place, clock.now(), false)
    },
    next: () => outbox.next('INBOX', '17'),
  }
}

it('telling rests after it ended the connection, longer each time, also of letters that came meanwhile', () => {
  const { clock, outbox, arrive, next } = open()
  arrive()
  for (const restMs of [minute, 5 * minute, 30 * minute]) {
    outbox.broke(next()!.tasks)
    arrive()
    clock.advance(restMs - 1)
    expect(next()).toBeNull()
    clock.advance(1)
    expect(next()).not.toBeNull()
  }
})

it('telling goes on at once when somebody asks, and its next rest is a short one again', () => {
  const { clock, outbox, arrive, next } = open()
  arrive()
  outbox.broke(next()!.tasks)
  clock.advance(minute)
  outbox.broke(next()!.tasks)
  arrive()
  expect(next()).toBeNull()
  outbox.resume()
  outbox.broke(next()!.tasks)
  arrive()
  clock.advance(minute)
  expect(next()).not.toBeNull()
})

it('the rest after a break is a short one again once the server did something', () => {
  const { clock, outbox, arrive, next } = open()
  arrive()
  outbox.broke(next()!.tasks)
  clock.advance(minute)
  outbox.note(next()!.tasks, { kind: 'done' })
  arrive()
  outbox.broke(next()!.tasks)
  arrive()
  clock.advance(minute)
  expect(next()).not.toBeNull()
})
