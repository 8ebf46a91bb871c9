import { describe, expect, it, vi } from 'vitest'
import type { Store } from '../../../electron/store/store.ts'
import { multipart, pdfBytes, pdfPart, textPart } from '../../fixtures/letters.ts'
import { furnish, letterOf, packageOf, service } from '../store/fixture.ts'
import { openApp, refusal } from './open-app.ts'

const bothCopies = ['internal-passport', 'taxpayer-card']
const study = { ...service, id: 'study', name: 'Навчання', required: ['passport', 'education-document'] } as const

function furnishTwo(store: Store): void {
  furnish(store)
  store.services.add({ ...study, optional: [] }, null, 0)
}

describe('the clerk’s choice of a service', () => {
  it('is set against the copies anew, is the clerk’s own evidence, and is kept', async () => {
    const opened = openApp({ seed: furnishTwo })
    const { desk, view } = opened
    const { id, ...item } = await opened.receive(bothCopies)
    expect(item).toMatchObject({ serviceId: 'service', missing: 0 })
    expect(await desk('package.get', { id })).toMatchObject({ evidence: 'set-of-copies' })

    await desk('package.assign', { id, serviceId: 'study' })
    expect(view('operator').queue).toMatchObject([{ serviceId: 'study', serviceName: 'Навчання', missing: 1 }])
    const { checklist, copies, extra, ...rest } = await desk('package.get', { id })
    expect(rest).toMatchObject({ serviceId: 'study', evidence: 'clerk', state: 'new' })
    expect(checklist).toEqual([
      { type: 'passport', required: true, copyId: copies[0]!.id },
      { type: 'education-document', required: true, copyId: null },
    ])
    expect(extra).toEqual([copies[1]!.id])

    await opened.restart()
    expect(view('operator').queue).toMatchObject([{ serviceId: 'study', missing: 1 }])
    await desk('package.assign', { id, serviceId: 'service' })
    expect(view('operator').queue).toMatchObject([{ serviceId: 'service', missing: 0 }])
    expect(opened.events()).toEqual(['letter.stored', 'package.shown', 'package.assigned', 'package.assigned'])
  })

  it('does not count a damaged copy as an answer', async () => {
    const opened = openApp({ seed: furnishTwo })
    const passport = ['Content-Type: application/pdf; name="internal-passport-1-1.11.2026-1_1_1.pdf"']
    const { id } = await opened.deliver(multipart([textPart('x'), pdfPart(passport, pdfBytes().subarray(0, 40))]))
    await opened.desk('package.assign', { id, serviceId: 'service' })
    expect(opened.view('operator').queue).toMatchObject([{ missing: 2, copies: 1 }])
  })

  it('is refused for a settled package and for a service that is not there, and then changes nothing', async () => {
    const opened = openApp({ seed: furnishTwo })
    const { id } = await opened.receive(bothCopies)
    expect(await refusal(opened.desk('package.assign', { id, serviceId: 'none' }))).toEqual(['service.missing', 'none'])
    await opened.desk('package.accept', { id })
    expect(await refusal(opened.desk('package.assign', { id, serviceId: 'study' }))).toEqual(['package.settled', id])
    expect(opened.view('operator').queue).toMatchObject([{ serviceId: 'service', missing: 0, state: 'accepted' }])
    expect(opened.events()).toEqual(['letter.stored', 'package.accepted'])
  })

  it('comes before accepting a package of which nobody knows what it is for', async () => {
    const opened = openApp({ seed: furnishTwo })
    const { id, serviceId } = await opened.receive(['driver-license'])
    expect(serviceId).toBeNull()
    expect(await refusal(opened.desk('package.accept', { id }))).toEqual(['package.no-service', id])
    expect((await opened.desk('package.get', { id })).candidates.map(candidate => candidate.id)).toEqual([
      'service',
      'study',
    ])
    await opened.desk('package.assign', { id, serviceId: 'study' })
    await opened.desk('package.accept', { id })
    expect(opened.view('operator').queue).toMatchObject([{ state: 'accepted' }])
  })
})

describe('a decision', () => {
  const settledAt = Date.now()
  const settled = { state: 'accepted', reviewedAt: 1, settledAt } as const
  const withCodes = (open: number) => (store: Store) => {
    furnish(store)
    for (const [id, code, progress] of [
      ['old', 47, settled],
      ['new', open, {}],
    ] as const) {
      store.letters.add(letterOf(`letter-${id}`, Buffer.from(id)), Buffer.from(id))
      store.packages.add(packageOf(id, `letter-${id}`, { code, ...progress }))
    }
  }

  it('that is taken back gets another code when its own has gone to somebody else', async () => {
    const { desk, view } = openApp({ seed: withCodes(47) })
    await desk('package.undo', { id: 'old', settledAt })
    const codes = Object.fromEntries(view('operator').queue.map(({ id, code }) => [id, code]))
    expect(codes['new']).toBe(47)
    expect(codes['old']).not.toBe(47)
    expect(codes['old']).toBeGreaterThanOrEqual(10)
    expect((await desk('package.get', { id: 'old' })).code).toBe(codes['old'])
  })

  it('that is taken back keeps its code while it is free', async () => {
    const { desk, view } = openApp({ seed: withCodes(12) })
    await desk('package.undo', { id: 'old', settledAt })
    expect(view('operator').queue).toMatchObject([{ id: 'old', code: 47, state: 'in-review' }, { id: 'new' }])
  })

  it('is one, whoever comes second is told that it was made (F35)', async () => {
    const opened = openApp({ seed: withCodes(12) })
    const [first, second] = await Promise.allSettled([
      opened.desk('package.accept', { id: 'new' }),
      opened.desk('package.reject', { id: 'new', reason: 'чужі копії' }),
    ])
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected'])
    expect(await refusal(opened.desk('package.accept', { id: 'new' }))).toEqual(['package.settled', 'new'])
    expect(opened.events()).toEqual(['package.accepted'])
  })

  it('is taken back only by whoever has seen that very one (F35)', async () => {
    const opened = openApp({ seed: withCodes(12) })
    const undo = { id: 'old', settledAt: settledAt - 1 }
    expect(await refusal(opened.desk('package.undo', undo))).toEqual(['package.settled', 'old'])
    expect(await refusal(opened.desk('package.undo', { ...undo, id: 'new' }))).toEqual(['package.open', 'new'])
    expect(opened.view('operator').queue.find(({ id }) => id === 'old')?.state).toBe('accepted')
    expect(opened.events()).toEqual([])
  })

  it('every one of them is an event, and none holds the reason’s words (F58)', async () => {
    const opened = openApp({ seed: withCodes(12) })
    const { desk } = opened
    await desk('package.review', { id: 'new' })
    await desk('package.review', { id: 'new' })
    await desk('package.reject', { id: 'new', reason: 'копії Прикладної Таїсії' })
    await desk('package.undo', { id: 'new', settledAt: (await desk('package.get', { id: 'new' })).settledAt! })
    await desk('package.accept', { id: 'new' })
    const kinds = ['package.in-review', 'package.rejected', 'package.shown', 'package.undone', 'package.accepted']
    expect(opened.events()).toEqual(kinds)
    expect(JSON.stringify(opened.rows('SELECT * FROM events'))).not.toContain('Прикладн')
  })
})

describe('saving a copy', () => {
  const named = (name: string) =>
    multipart([
      textPart('x'),
      pdfPart([`Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`], pdfBytes(name)),
    ])

  it.each([
    ['../../.ssh/authorized_keys', 'authorized_keys.pdf'],
    ['C:\\Windows\\паспорт.pdf', 'паспорт.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['паспорт\u202Efdp.exe', 'паспортfdp.exe.pdf'],
    ['a"b<c>|d?.pdf', 'a_b_c__d_.pdf'],
    ['...', 'копія.pdf'],
    ['довідка.pdf.exe', 'довідка.pdf.exe.pdf'],
  ])('named %j goes under %j (F27)', async (name, safe) => {
    const opened = openApp({ seed: furnish })
    const { id } = await opened.deliver(named(name))
    const [copy] = (await opened.desk('package.get', { id })).copies
    expect(await opened.desk('document.save', { id: copy!.id })).toEqual({ download: null })
    expect(opened.shell.saved).toEqual([{ name: safe, bytes: expect.anything(), mediaType: 'application/pdf' }])
    expect(Buffer.from(opened.shell.saved[0]!.bytes)).toEqual(pdfBytes(name))
    expect(opened.events()).toEqual(['letter.stored', 'package.shown', 'document.saved'])
  })

  it('is no event when the person changed their mind', async () => {
    const opened = openApp({ seed: furnish })
    const { id } = await opened.deliver(named('паспорт.pdf'))
    const [copy] = (await opened.desk('package.get', { id })).copies
    opened.shell.answer = 'changes their mind'
    expect(await opened.desk('document.save', { id: copy!.id })).toEqual({ download: null })
    expect(opened.events()).toEqual(['letter.stored', 'package.shown'])
  })

  it('that hung its picture is noted', async () => {
    const opened = openApp({ seed: furnish })
    const { id } = await opened.deliver(named('паспорт.pdf'))
    const [copy] = (await opened.desk('package.get', { id })).copies
    await opened.desk('document.hung', { id: copy!.id })
    expect(opened.events()).toEqual(['letter.stored', 'package.shown', 'document.hung'])
  })
})

it('a change is told to every window that watches', async () => {
  const opened = openApp({ seed: furnish })
  const { id } = await opened.receive(bothCopies)
  const states: string[][] = [[], []]
  for (const seen of states) opened.app.views.watch('operator', view => seen.push(view.queue[0]!.state))
  await opened.desk('package.accept', { id })
  await vi.waitFor(() =>
    expect(states).toEqual([
      ['new', 'accepted'],
      ['new', 'accepted'],
    ]),
  )
})
