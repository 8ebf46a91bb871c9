import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../../electron/app/intake.ts'
import { letterAt, letterFrom, letterOf, now, openIntake, positionOf, sender } from './intake-place.ts'

const idOf = (recorded: Recorded): string => {
  if (recorded.kind !== 'stored') throw new Error('not stored')
  return recorded.packageId
}
const at = (uid: number, raw: Uint8Array, receivedAt: number) => ({ ...letterAt(uid, raw), receivedAt })
const sentAgain = (time: number) => letterOf('', [`X-Sent: ${time}`])

describe('the same copies', () => {
  it('F33: sent three times, and once more after a rejection, are a row each, and all point at the first', async () => {
    const { store, take, queue } = openIntake()
    const ids: string[] = []
    for (const time of [1, 2, 3]) ids.push(idOf(await take(at(time, sentAgain(time), now - 9_000 + time))))
    const rejected = { state: 'rejected', reason: 'нечитабельні', reviewedAt: now, settledAt: now } as const
    for (const id of ids) store.packages.setState(id, rejected)
    ids.push(idOf(await take(at(4, sentAgain(4), now - 1_000))))
    expect(new Set(queue().map(({ id }) => id))).toEqual(new Set(ids))
    const repeats = new Map(queue().map(({ id, repeatsId }) => [id, repeatsId]))
    expect(ids.map(id => repeats.get(id))).toEqual([null, ids[0], ids[0], ids[0]])
    expect(store.twins.of(ids[1]!, 10).map(({ id, state }) => [id, state])).toEqual([
      [ids[3], 'new'],
      [ids[2], 'rejected'],
      [ids[0], 'rejected'],
    ])
    expect(store.twins.of(ids[1]!, 1)).toHaveLength(1)
  })

  it('F33: that come newest first, as after an outage, point at the one that was received first all the same', async () => {
    const { take, queue } = openIntake()
    for (const time of [3, 1, 2]) await take(at(time, sentAgain(time), now - 9_000 + time * 1_000))
    const [third, second, first] = queue()
    expect([third, second, first].map(item => item?.repeatsId)).toEqual([first!.id, first!.id, null])
  })

  it('F33: moved out of Junk with headers of its own, are one more row that says so', async () => {
    const { take, queue } = openIntake()
    const first = idOf(await take(letterAt(1, letterOf(), { folder: 'Junk' })))
    await take(letterAt(2, letterOf('', ['X-Spam-Flag: YES'])))
    expect(queue().filter(({ repeatsId }) => repeatsId === first)).toHaveLength(1)
    expect(queue()).toHaveLength(2)
  })

  it('F33: in another mailbox, or one copy less, are something else', async () => {
    const { store, take, queue } = openIntake()
    const settings = { ...store.mailboxes.get('box')!.settings, address: 'b@example.org' }
    store.mailboxes.add({ id: 'box-2', settings }, 0)
    await take(letterAt(1, sentAgain(1)))
    await take(letterAt(2, sentAgain(2)), { mailboxId: 'box-2' })
    await take(letterAt(3, letterOf('інші')))
    expect(queue().map(({ repeatsId }) => repeatsId)).toEqual([null, null, null])
  })
})

describe('what is not for the queue', () => {
  it('F59: 200 letters a minute from one sender: 50 in the queue, 150 counted aside, none lost, none of those announced', async () => {
    const { store, take, queue, settled } = openIntake()
    const uids = Array.from({ length: 200 }, (_, index) => index + 1)
    const recorded = await Promise.all(uids.map(uid => take(at(uid, letterOf(`${uid}`), now - 60_000 + uid * 200))))
    expect([queue().length, store.aside.counts()]).toEqual([50, { flood: 150, automatic: 0, test: 0, clerk: 0 }])
    expect(recorded.filter(one => one.kind === 'stored' && one.received !== null)).toHaveLength(50)
    expect(settled()).toEqual([[1, 200]])
    const codes = store.packages.openCodes()
    expect([codes.size, [...codes].every(code => code < 100)]).toEqual([50, true])
  })

  it('F59: the newest of a flood are in the queue when the newest come first', async () => {
    const { take, queue } = openIntake()
    for (let uid = 80; uid > 0; uid -= 1) await take(at(uid, letterOf(`${uid}`), now - 60_000 + uid * 500))
    expect(queue().map(({ receivedAt }) => (receivedAt - now + 60_000) / 500)).toEqual(
      Array.from({ length: 50 }, (_, index) => 80 - index),
    )
  })

  it.each([
    ['newest first', (index: number) => 199 - index],
    ['in no order', (index: number) => (index * 77) % 200],
    ['from both ends', (index: number) => (index % 2 === 0 ? index / 2 : 199 - (index - 1) / 2)],
  ])('F59: 200 letters in three minutes, %s: never more than 50 of a minute in the queue', async (_, order) => {
    const { store, take, queue } = openIntake()
    const indexes = Array.from({ length: 200 }, (_letter, index) => index)
    await Promise.all(
      indexes.map(index => take(at(index + 1, letterOf(`${index}`), now - 200_000 + order(index) * 900))),
    )
    const times = queue().map(({ receivedAt }) => receivedAt)
    const fullest = Math.max(
      ...times.map(start => times.filter(time => time >= start && time <= start + 60_000).length),
    )
    expect([fullest, times.length + store.aside.counts().flood]).toEqual([50, 200])
  })

  it('F59: another sender, and the same one two minutes later, are not in the flood', async () => {
    const { store, take, queue } = openIntake()
    const loud = sender.address.toUpperCase()
    for (let uid = 1; uid <= 60; uid += 1) {
      const raw = letterFrom(uid % 2 === 0 ? loud : sender.address, `${uid}`)
      await take(at(uid, raw, now - 300_000))
    }
    expect(store.aside.counts().flood).toBe(10)
    await take(at(61, letterFrom('olena@example.com'), now - 300_000))
    await take(at(62, letterOf('пізніше'), now - 180_000))
    expect([queue().length, store.aside.counts().flood]).toEqual([52, 10])
  })

  it('F59: letters of which nothing could be had are no flood, however many', async () => {
    const { take, queue } = openIntake()
    const uids = Array.from({ length: 60 }, (_, index) => index + 1)
    const nothing = { kind: 'unfetchable', headers: new Uint8Array(), bytes: 1, receivedAt: now } as const
    await Promise.all(uids.map(uid => take({ ...nothing, position: positionOf(uid) })))
    expect(queue()).toHaveLength(60)
  })

  it('F59: an auto-reply and a bounce are held aside with the copies they bring back; a letter of Дія is not', async () => {
    const { store, take, queue } = openIntake()
    await take(letterAt(1, letterOf('1', ['Auto-Submitted: auto-replied'])))
    await take(letterAt(2, letterFrom('MAILER-DAEMON@example.com', '2')))
    const { received } = (await take(letterAt(3, letterOf('3', ['Auto-Submitted: auto-generated'])))) as {
      received: object
    }
    expect(received).not.toBeNull()
    expect([queue().length, store.aside.counts()]).toEqual([1, { flood: 0, automatic: 2, test: 0, clerk: 0 }])
    expect(store.letters.get(store.packages.get(queue()[0]!.id)!.letterId)?.automatic).toBe(true)
  })
})
