import { describe, expect, it } from 'vitest'
import type { AfterAction } from '../../../shared/model/mailbox.ts'
import type { Store } from '../../../electron/store/store.ts'
import { furnish, letterOf, mailbox, newStore, packageOf } from './fixture.ts'

const day = 24 * 60 * 60_000
const minute = 60_000
const now = 100 * day

function choose(store: Store, after: AfterAction, at = 0): void {
  store.mailboxes.update('box', { ...mailbox.settings, after }, at)
}

function storeWith(after: AfterAction): Store {
  const store = furnish(newStore())
  choose(store, after)
  return store
}

interface Stored {
  readonly folder?: string
  readonly uid?: number
  readonly uidValidity?: string
  readonly receivedAt?: number
  readonly again?: boolean
}

/** Stores a letter, or the same a second time, as intake does. */
function keep(store: Store, id: string, stored: Stored = {}) {
  const { folder = 'INBOX', uid = 1, uidValidity = '17', receivedAt = now, again = false } = stored
  const raw = Buffer.from(`letter ${id}`)
  if (!again) {
    store.letters.add({ ...letterOf(id, raw), uid }, raw)
    store.packages.add(packageOf(`package of ${id}`, id, { receivedAt, recordedAt: now }))
  }
  const place = { mailboxId: 'box', folder, uidValidity, uid, letterId: id }
  store.placements.add({ ...place, notedAt: now })
  store.outbox.add(place, now, again)
}

const next = (store: Store, at = now, uidValidity = '17') => store.outbox.next('box', 'INBOX', uidValidity, at)
const uids = (store: Store, at = now, uidValidity = '17') => next(store, at, uidValidity)?.tasks.map(({ uid }) => uid)
const status = (store: Store, at = now) => store.outbox.status('box', at)

describe('what the server is to be told', () => {
  it('is nothing while letters are left as they are', () => {
    const store = furnish(newStore())
    keep(store, 'a')
    choose(store, { does: 'leave' })
    keep(store, 'b', { uid: 2 })
    expect(next(store)).toBeNull()
  })

  it('counts from the choice on, once for a place, also where a letter comes again', () => {
    const store = furnish(newStore())
    keep(store, 'old')
    choose(store, { does: 'seen' })
    keep(store, 'old', { uid: 2, again: true })
    keep(store, 'new', { uid: 3 })
    keep(store, 'new', { uid: 3, again: true })
    keep(store, 'new', { uid: 4, again: true })
    expect(uids(store)).toEqual([3, 4])
    expect(status(store)).toEqual({ waiting: 2, refused: 0, error: null })
  })

  it('is of one action at a time, the oldest first, and is asked for until it is noted', () => {
    const store = storeWith({ does: 'move', folder: 'Дія' })
    keep(store, 'a')
    keep(store, 'b', { uid: 2 })
    const batch = next(store)!
    expect(batch.action).toEqual({ does: 'move', folder: 'Дія' })
    expect(next(store)).toEqual(batch)
    store.outbox.note(batch.tasks.slice(0, 1), { kind: 'done' }, now + 5)
    store.outbox.note(batch.tasks.slice(1), { kind: 'gone' }, now + 6)
    expect(next(store)).toBeNull()
    expect(store.outbox.ofLetter('box', 'a')).toMatchObject([{ action: batch.action, state: 'done', doneAt: now + 5 }])
    expect(store.outbox.ofLetter('box', 'b')).toMatchObject([{ state: 'gone', doneAt: now + 6 }])
  })

  it('to delete is due so many days after a letter came and two weeks after it was stored; the mark is put at once', () => {
    const store = storeWith({ does: 'delete', days: 30 })
    keep(store, 'fresh')
    keep(store, 'late', { uid: 2, receivedAt: now - 80 * day })
    expect(next(store)).toMatchObject({ action: { does: 'mark' }, tasks: [{ uid: 1 }, { uid: 2 }] })
    store.outbox.note(next(store)!.tasks, { kind: 'done' }, now)
    expect(status(store).waiting).toBe(0)
    expect(next(store, now + 14 * day - 1)).toBeNull()
    expect(next(store, now + 14 * day)).toMatchObject({ action: { does: 'delete' }, tasks: [{ uid: 2 }] })
    expect(uids(store, now + 30 * day)).toEqual([2, 1])
  })

  it('waits longer after each failure, and is refused when it has failed often enough', () => {
    const store = storeWith({ does: 'seen' })
    keep(store, 'a')
    const [task] = next(store)!.tasks
    let at = now
    for (const pause of [minute, 5 * minute, 30 * minute, 120 * minute]) {
      store.outbox.note([task!], { kind: 'later' }, at)
      expect(uids(store, at + pause - 1)).toBeUndefined()
      expect(status(store, at)).toMatchObject({ waiting: 1, refused: 0 })
      at += pause
      expect(uids(store, at)).toEqual([1])
    }
    store.outbox.note([task!], { kind: 'later' }, at)
    expect(status(store, at)).toEqual({ waiting: 0, refused: 1, error: { code: 'after.refused' } })
  })

  it('is told again when somebody asks for it, with the reason of the last refusal until then', () => {
    const store = storeWith({ does: 'move', folder: 'Дія' })
    keep(store, 'a')
    keep(store, 'b', { uid: 2 })
    const [a, b] = next(store)!.tasks
    store.outbox.note([b!], { kind: 'refused', code: 'after.no-folder' }, now + 2)
    store.outbox.note([a!], { kind: 'refused', code: 'after.changed' }, now + 1)
    expect(status(store)).toEqual({ waiting: 0, refused: 2, error: { code: 'after.no-folder' } })
    store.outbox.retry('box', now + 3)
    expect(status(store, now + 3)).toEqual({ waiting: 2, refused: 0, error: null })
    expect(uids(store, now + 3)).toEqual([1, 2])
  })

  it('is nothing for letters that the server received before the choice, which other days do not make anew', () => {
    const store = furnish(newStore())
    choose(store, { does: 'delete', days: 14 }, now + 400)
    choose(store, { does: 'delete', days: 30 }, now + day)
    keep(store, 'before', { receivedAt: now - 1_000 })
    keep(store, 'after', { uid: 2, receivedAt: now })
    expect(uids(store)).toEqual([2])
    choose(store, { does: 'move', folder: 'Дія' }, now + minute)
    keep(store, 'between', { uid: 3, receivedAt: now + 1_000 })
    expect(next(store)).toBeNull()
    choose(store, { does: 'move', folder: 'Інша' }, now + day)
    keep(store, 'after the folder', { uid: 4, receivedAt: now + 2 * minute })
    expect(next(store)).toBeNull()
    keep(store, 'last', { uid: 5, receivedAt: now + day })
    expect(uids(store)).toEqual([5])
  })

  it('is no second move of a letter that was moved out of this folder and is in it again', () => {
    const store = storeWith({ does: 'move', folder: 'Дія' })
    keep(store, 'a')
    store.outbox.note(next(store)!.tasks, { kind: 'done' }, now)
    keep(store, 'a', { uid: 2, again: true })
    expect(next(store)).toBeNull()
  })

  it('is noted once: what failed later is not what some of it was noted to be', () => {
    const store = storeWith({ does: 'move', folder: 'Дія' })
    for (const uid of [1, 2, 3]) keep(store, `${uid}`, { uid })
    const tasks = next(store)!.tasks
    store.outbox.note([tasks[0]!], { kind: 'gone' }, now)
    store.outbox.note([tasks[1]!], { kind: 'refused', code: 'after.changed' }, now)
    store.outbox.note(tasks, { kind: 'later' }, now)
    const states = ['1', '2', '3'].flatMap(id => store.outbox.ofLetter('box', id).map(({ state }) => state))
    expect(states).toEqual(['gone', 'refused', 'waiting'])
  })

  it('outlives its place: what was done is still known, what was not is done where the letter is found again (F1)', () => {
    const store = storeWith({ does: 'seen' })
    for (const [index, id] of ['done', 'same', 'other'].entries()) keep(store, id, { uid: index + 1 })
    store.outbox.note(next(store)!.tasks.slice(0, 1), { kind: 'done' }, now)
    store.placements.forgetFrom('box', 'INBOX', '17', 0)
    expect(next(store)).toBeNull()
    store.outbox.forgetFrom('box', 'INBOX', '17', 0)
    expect(status(store)).toMatchObject({ waiting: 0 })
    expect(store.outbox.ofLetter('box', 'done')).toMatchObject([{ state: 'done', doneAt: now }])
    keep(store, 'same', { uid: 2, again: true })
    keep(store, 'other', { uid: 9, again: true })
    expect(uids(store)).toEqual([2, 9])
    expect(store.outbox.ofLetter('box', 'same')).toHaveLength(1)
  })

  it('is told after all where a folder has its numbers of before again, unless it was told or its place is forgotten', () => {
    const store = storeWith({ does: 'seen' })
    for (const [index, id] of ['waiting', 'told gone', 'forgotten'].entries()) keep(store, id, { uid: index + 1 })
    store.outbox.note(next(store)!.tasks.slice(1, 2), { kind: 'gone' }, now)
    store.outbox.renumbered('box', 'INBOX', '18')
    expect(next(store)).toBeNull()
    store.placements.forgetFrom('box', 'INBOX', '17', 3)
    store.outbox.renumbered('box', 'INBOX', '17')
    expect(uids(store)).toEqual([1])
    expect(status(store)).toMatchObject({ waiting: 1 })
  })

  it('is dropped with its choice also while its folder has other numbers', () => {
    const store = storeWith({ does: 'seen' })
    keep(store, 'a')
    store.outbox.renumbered('box', 'INBOX', '18')
    choose(store, { does: 'keyword' })
    store.outbox.renumbered('box', 'INBOX', '17')
    expect(next(store)).toBeNull()
  })

  it('is nothing more under numbers that the folder does not use', () => {
    const store = storeWith({ does: 'seen' })
    keep(store, 'a')
    store.outbox.renumbered('box', 'INBOX', '18')
    expect(status(store)).toMatchObject({ waiting: 0 })
    keep(store, 'a', { uid: 9, uidValidity: '18', again: true })
    expect(uids(store, now, '18')).toEqual([9])
  })
})

describe('another choice', () => {
  it('ends what still waits, was refused or is due by the one before; what was done stays known', () => {
    const store = storeWith({ does: 'seen' })
    for (const [index, id] of ['done', 'refused', 'waiting'].entries()) keep(store, id, { uid: index + 1 })
    const [done, refused] = next(store)!.tasks
    store.outbox.note([done!], { kind: 'done' }, now)
    store.outbox.note([refused!], { kind: 'refused', code: 'after.read-only' }, now)
    choose(store, { does: 'keyword' })
    expect(next(store)).toBeNull()
    expect(status(store)).toEqual({ waiting: 0, refused: 0, error: null })
    expect(store.outbox.ofLetter('box', 'done')).toHaveLength(1)
  })

  it('of a folder counts for what was refused, too', () => {
    const store = storeWith({ does: 'move', folder: 'Немає' })
    keep(store, 'a')
    store.outbox.note(next(store)!.tasks, { kind: 'refused', code: 'after.no-folder' }, now)
    choose(store, { does: 'move', folder: 'Дія' })
    expect(next(store)).toMatchObject({ action: { does: 'move', folder: 'Дія' }, tasks: [{ uid: 1 }] })
  })

  it('of days moves the day of what still waits', () => {
    const store = storeWith({ does: 'delete', days: 14 })
    keep(store, 'a')
    store.outbox.note(next(store)!.tasks, { kind: 'done' }, now)
    choose(store, { does: 'delete', days: 60 })
    expect(next(store, now + 60 * day - 1)).toBeNull()
    expect(uids(store, now + 60 * day)).toEqual([1])
  })

  it.each([{ user: 'other@example.org' }, { folder: 'Архів' }])('of %o ends everything', change => {
    const store = storeWith({ does: 'seen' })
    keep(store, 'a')
    store.mailboxes.update('box', { ...mailbox.settings, ...change, after: { does: 'seen' } }, now)
    expect(status(store)).toMatchObject({ waiting: 0 })
  })

  it('of the folders that are watched besides ends what waits in one that is not any more, and counts from then on', () => {
    const store = storeWith({ does: 'seen' })
    const watch = (folders: string[], at: number) =>
      store.mailboxes.update('box', { ...mailbox.settings, folders, after: { does: 'seen' } }, at)
    watch(['Скани', 'Факси'], now)
    for (const [index, folder] of ['INBOX', 'Скани', 'Факси'].entries()) keep(store, folder, { uid: index + 1, folder })
    watch(['Факси'], now)
    expect(status(store).waiting).toBe(2)
    watch(['Факси', 'Пошта'], now + minute)
    keep(store, 'earlier', { uid: 9, folder: 'Пошта' })
    keep(store, 'later', { uid: 10, folder: 'Пошта', receivedAt: now + minute })
    expect(status(store, now + minute).waiting).toBe(3)
  })

  it('of the password only ends nothing', () => {
    const store = storeWith({ does: 'seen' })
    keep(store, 'a')
    choose(store, { does: 'seen' })
    expect(uids(store)).toEqual([1])
  })
})

it('an installation is made once', () => {
  const store = newStore()
  const made = store.settings.installation(() => 'first')
  expect([made, store.settings.installation(() => 'second')]).toEqual(['first', 'first'])
  expect(store.settings.read()).not.toHaveProperty('installation')
})

it('what a desk marked letters with before is known', () => {
  const store = newStore()
  const former = ['a', 'b', 'b', 'a'].map(keyword => store.settings.formerKeywords(keyword))
  expect(former).toEqual([[], ['a'], ['a'], ['b']])
})
