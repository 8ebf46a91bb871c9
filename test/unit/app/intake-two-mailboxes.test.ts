import { describe, expect, it, vi } from 'vitest'
import { newBranch, newService } from '../../../shared/model/service.ts'
import type { Store } from '../../../electron/store/store.ts'
import { sampleLetter } from '../../fakes/app.ts'
import { createFakeMailbox } from '../../fakes/mailbox.ts'
import { everyShape } from '../../fixtures/every-shape.ts'
import { branch, furnish, mailbox, service, sha256, tamper } from '../store/fixture.ts'
import { letterAt, letterOf, now, openIntake, positionOf, sender } from './intake-place.ts'
import { openLedger } from './ledger-place.ts'
import { openApp, refusal } from './open-app.ts'

const other = { ...mailbox, id: 'box-2', settings: { ...mailbox.settings, address: 'second@example.org' } } as const

/** Another branch, with a mailbox and a service of its own. */
function furnishTwo(store: Store): void {
  store.mailboxes.add(other, 0)
  store.branches.add(newBranch({ ...branch, id: 'branch-2', name: 'Відділення № 2', mailboxId: 'box-2' }))
  const placed = { ...service, id: 'service-2', branchId: 'branch-2', mailboxId: 'box-2', name: 'Зміна прізвища' }
  store.services.add(newService({ ...placed, payload: 'https://diia.app/demo/2' }), null, 0)
}

function openTwo() {
  const opened = openIntake()
  furnishTwo(opened.store)
  const packageIn = (mailboxId: string, raw: Uint8Array) => {
    const letter = opened.store.letters.findByHash(sha256(raw))!
    return opened.store.packages.get(opened.store.packages.find(letter.id, mailboxId)!)!
  }
  return { ...opened, packageIn }
}

const inSecond = { mailboxId: 'box-2' }

describe('one letter that was sent to two branches', () => {
  it('is stored once and is a row for each of them, with its own code, service and times', async () => {
    const { store, take, queue, settled, events, packageIn } = openTwo()
    const raw = letterOf()
    const later = { ...letterAt(9, raw, { folder: 'Дія' }), receivedAt: now - 500 }
    const both = await Promise.all([take(letterAt(3, raw)), take(later, inSecond)])
    expect(both.map(({ kind }) => kind)).toEqual(['stored', 'stored'])
    expect(queue().map(({ serviceName, missing }) => [serviceName, missing])).toEqual([
      ['Зміна прізвища', 0],
      ['Відкриття рахунку', 0],
    ])
    expect(new Set(queue().map(({ code }) => code)).size).toBe(2)
    const [first, second] = [packageIn('box', raw), packageIn('box-2', raw)]
    expect(second.letterId).toBe(first.letterId)
    expect(first).toMatchObject({ folder: 'INBOX', receivedAt: now - 1_000, sender: sender.address, repeatsId: null })
    expect(second).toMatchObject({ folder: 'Дія', receivedAt: now - 500, sender: sender.address, repeatsId: null })
    expect([settled('box'), store.settled.ranges('box-2', 'Дія', '1')]).toEqual([[[3, 3]], [[9, 9]]])
    expect(events()).toEqual(['letter.stored', 'letter.stored'])
  })

  it('is whole in both, whatever its files came in, and goes from both when it is deleted', async () => {
    const { store, path, take, packageIn } = openTwo()
    const raw = everyShape()
    await take(letterAt(1, raw))
    await take(letterAt(1, raw), inSecond)
    const filesOf = (mailboxId: string) =>
      store.documents.ofPackage(packageIn(mailboxId, raw).id).map(document => {
        expect(sha256(store.documents.content(document.id))).toBe(document.sha256)
        return [document.name, document.problem, document.takenFrom, document.signatureOf]
      })
    expect(filesOf('box-2')).toEqual(filesOf('box'))
    const ids = ['box', 'box-2'].map(mailboxId => packageIn(mailboxId, raw).id)
    tamper(path, database => database.execute('PRAGMA foreign_keys = ON; DELETE FROM letters'))
    expect(ids.map(id => [store.packages.get(id), store.documents.ofPackage(id)])).toEqual([
      [undefined, []],
      [undefined, []],
    ])
  })

  it('comes again only to a mailbox that has it', async () => {
    const { store, take, queue, events } = openTwo()
    const raw = letterOf()
    const seen = () => store.letters.findByHash(sha256(raw))?.seenCount
    await take(letterAt(1, raw))
    await take(letterAt(1, raw), inSecond)
    expect(seen()).toBe(1)
    expect(await take(letterAt(2, raw), inSecond)).toEqual({ kind: 'repeated' })
    expect(await take(letterAt(1, raw, { uidValidity: '2' }))).toEqual({ kind: 'repeated' })
    expect([seen(), queue().length]).toEqual([2, 2])
    expect(events()).toEqual(['letter.repeated', 'letter.stored', 'letter.stored'])
  })

  it('is known in each by what its server calls it, and by its time there when a folder is proven', async () => {
    const { store, take, settled, packageIn } = openTwo()
    const raw = letterOf()
    const named = (uid: number, serverId: string, receivedAt: number) => ({
      ...letterAt(uid, raw),
      ...{ serverId, receivedAt },
    })
    await take(named(1, 'M1', now - 2_000))
    const known = { kind: 'known', serverId: 'M1', bytes: raw.length, receivedAt: now - 2_000 } as const
    // The other mailbox does not have it yet: its place stays open, and the letter is fetched.
    await take({ ...known, position: positionOf(4) }, inSecond)
    expect(settled('box-2')).toEqual([])
    await take(named(4, 'A7', now - 1_000), inSecond)
    await take({ ...known, serverId: 'A7', receivedAt: now - 1_000, position: positionOf(5) }, inSecond)
    expect(settled('box-2')).toEqual([[4, 5]])
    expect(store.letters.findByServerId('box-2', 'M1', raw.length, now - 2_000)).toBeUndefined()
    const keptIn = (mailboxId: string, uid: number) => store.placements.letters(mailboxId, 'INBOX', '1', [uid])
    expect([...keptIn('box', 1), ...keptIn('box-2', 4)].map(({ receivedAt }) => receivedAt)).toEqual([
      now - 2_000,
      now - 1_000,
    ])
    const told = { ...positionOf(40), folder: 'Archive', serverId: null, from: sender.address, bytes: raw.length }
    expect(store.traces.find('box-2', { ...told, receivedAt: now - 1_000 })).toBe(packageIn('box-2', raw).id)
    expect(store.traces.find('box-2', { ...told, receivedAt: now - 2_000 })).toBeUndefined()
    const wanted = { since: 0, limit: 9, sender: sender.address }
    expect(store.traces.of({ ...wanted, mailboxId: 'box-2' })).toMatchObject([{ receivedAt: now - 1_000 }])
  })

  it('is touched on each server by the choice made for that mailbox', async () => {
    const { store, take } = openTwo()
    store.mailboxes.update('box-2', { ...other.settings, after: { does: 'seen' } }, now - 60_000)
    const raw = letterOf()
    await take({ ...letterAt(1, raw), receivedAt: now - 300_000 })
    await take({ ...letterAt(2, raw), receivedAt: now - 1_000 }, inSecond)
    await take({ ...letterAt(3, raw), receivedAt: now - 1_000 }, inSecond)
    expect(store.outbox.next('box', 'INBOX', '1', now)).toBeNull()
    expect(store.outbox.next('box-2', 'INBOX', '1', now)?.tasks.map(({ uid }) => uid)).toEqual([2, 3])
    const { id } = store.letters.findByHash(sha256(raw))!
    expect([store.outbox.ofLetter('box', id).length, store.outbox.ofLetter('box-2', id).length]).toEqual([0, 2])
  })

  it('is in the ledger of each, and is for its own service when it is read again', async () => {
    const { store, take, list, rows, retry, fails, queue } = openLedger()
    furnishTwo(store)
    for (const each of [mailbox, other])
      store.mailboxes.update(each.id, { ...each.settings, after: { does: 'seen' } }, 0)
    fails('letter.timeout')
    for (const mailboxId of ['box', 'box-2']) await take(letterAt(1, letterOf()), { mailboxId })
    const { tasks } = store.outbox.next('box-2', 'INBOX', '1', now)!
    store.outbox.note(tasks, { kind: 'refused', code: 'after.read-only' }, now)
    const kindsIn = async (mailboxId: string) =>
      (await list(null, 0, mailboxId)).rows.map(({ kind }) => kind).toSorted()
    expect([await kindsIn('box'), await kindsIn('box-2')]).toEqual([['unreadable'], ['server', 'unreadable']])
    fails(null)
    await retry((await rows('unreadable'))[0]!.id)
    expect(new Set(queue().map(({ serviceId }) => serviceId))).toEqual(new Set(['service', 'service-2']))
    expect((await rows('unreadable')).map(({ open }) => open)).toEqual([false, false])
  })

  it('is accepted by one branch while it waits for the other, and is no service of the other', async () => {
    const servers = new Map([mailbox, other].map(({ settings }) => [settings.address as string, createFakeMailbox()]))
    const opened = openApp({
      seed(store) {
        furnish(store)
        furnishTwo(store)
      },
      openMailbox: ({ address }) => servers.get(address)!,
    })
    const raw = sampleLetter(['passport', 'taxpayer-card'])
    for (const server of servers.values()) server.deliver(raw, Date.now())
    const { desk, view } = opened
    await vi.waitFor(() => expect(view('operator').queue).toHaveLength(2), 5_000)
    const inService = (id: string) => view('operator').queue.find(({ serviceId }) => serviceId === id)!
    const [first, second] = [inService('service').id, inService('service-2').id]
    const { candidates, letter, twins } = await desk('package.get', { id: second })
    expect(candidates).toEqual([{ id: 'service-2', name: 'Зміна прізвища' }])
    expect([letter.mailbox, twins]).toEqual(['second@example.org', []])
    const assigned = desk('package.assign', { id: second, serviceId: 'service' })
    expect(await refusal(assigned)).toEqual(['service.missing', 'service'])
    await desk('package.accept', { id: first })
    expect([inService('service').state, inService('service-2').state]).toEqual(['accepted', 'new'])
    await desk('package.reject', { id: second, reason: 'Не до нас' })
    expect([inService('service').state, inService('service-2').state]).toEqual(['accepted', 'rejected'])
  })
})

it('a letter that was taken in from Junk and is delivered after that is one package, and the server is told nothing of Junk', async () => {
  const { store, take, queue } = openTwo()
  store.mailboxes.update('box', { ...mailbox.settings, after: { does: 'seen' } }, 0)
  const raw = letterOf()
  await take({ ...letterAt(4, raw, { folder: 'Junk' }), isElsewhere: true } as ReturnType<typeof letterAt>)
  expect(store.outbox.status('box', now)).toMatchObject({ waiting: 0 })
  expect(await take(letterAt(1, raw))).toEqual({ kind: 'repeated' })
  expect(queue()).toHaveLength(1)
})
