import { describe, expect, it } from 'vitest'
import { whyTakeDown } from '../../../electron/domain/hanging-posters.ts'
import { furnish, service } from '../store/fixture.ts'
import { openApp, refusal, type OpenedApp } from './open-app.ts'

const make = (opened: OpenedApp) =>
  opened.desk('poster.make', { serviceId: 'service', format: 'a4', language: 'uk', to: 'file' } as const)

describe('a poster', () => {
  it('is a PDF with a name of its own, and is remembered from the moment it may hang somewhere', async () => {
    const opened = openApp({ seed: furnish })
    opened.shell.answer = 'changes their mind'
    expect(await make(opened)).toEqual({ download: null, made: false })
    expect((await opened.desk('poster.list', { offset: 0 })).total).toBe(0)
    opened.shell.answer = 'saves'
    await make(opened)
    const [saved] = opened.shell.saved
    expect(saved?.name).toMatch(/\.pdf$/)
    expect(Buffer.from(saved!.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    const { rows, total } = await opened.desk('poster.list', { offset: 0 })
    expect([rows, total]).toMatchObject([[{ serviceName: service.name, format: 'a4', reason: null }], 1])
    expect(opened.view('operator').postersDown).toEqual([])
    expect(opened.events()).toEqual(['poster.made'])
  })

  it('is looked at without being on the list, and printed from there with being on it', async () => {
    const opened = openApp({ seed: furnish })
    const request = { serviceId: 'service', format: 'a5', language: 'both' } as const
    const { page } = await opened.desk('poster.look', request)
    expect(page).toMatch(/^\/documents\/poster-\w+$/)
    expect((await opened.desk('poster.list', { offset: 0 })).total).toBe(0)
    expect(await opened.desk('poster.make', { ...request, to: 'paper' })).toEqual({ download: null, made: true })
    expect((await opened.desk('poster.list', { offset: 0 })).rows).toMatchObject([{ format: 'a5', language: 'both' }])
    expect(opened.shell.saved).toEqual([])
  })

  it('must come down when its code, its words or its service are no longer those that visitors meet', async () => {
    const opened = openApp({ seed: furnish })
    await make(opened)
    const { code, branchId, name, alias, required, optional, purpose, retentionClass, caseIndex, active } =
      await opened.desk('service.get', { id: 'service' })
    const details = { branchId, name, alias, required, optional, purpose, retentionClass, caseIndex, active }
    const reason = () => opened.view('operator').postersDown.map(poster => poster.reason)
    const save = (change: Partial<typeof details>) =>
      opened.desk('service.save', { id: 'service', service: { ...details, ...change } })

    await save({ name: 'Інша назва' })
    expect(reason()).toEqual(['text'])
    await save({ active: false })
    expect(reason()).toEqual(['inactive'])
    await save({})
    expect(reason()).toEqual([])
    await opened.desk('code.take', { serviceId: 'service', payload: `${service.payload}0`, replaces: code.checkCode })
    expect(reason()).toEqual(['code'])

    const [poster] = opened.view('operator').postersDown
    await opened.desk('poster.down', { ids: [poster!.id], down: true })
    expect(reason()).toEqual([])
    await opened.desk('poster.down', { ids: [poster!.id], down: false })
    expect(reason()).toEqual(['code'])
    await opened.desk('service.remove', { id: 'service' })
    expect(opened.view('operator').postersDown).toMatchObject([{ reason: 'removed', serviceName: service.name }])
  })

  it('is not made of a code that nobody vouches for', async () => {
    const opened = openApp({
      seed(store) {
        furnish(store)
        store.services.setCode('service', { payload: '', seal: null })
      },
    })
    expect(await refusal(make(opened))).toEqual(['service.code-unproven', 'service'])
    expect(opened.shell.saved).toEqual([])
  })
})

it('a wrong code is a graver reason than wrong words', () => {
  const poster = { serviceId: 's', payloadSha256: 'a', textSha256: 'b' }
  expect(whyTakeDown(poster, { active: false, payloadSha256: 'x', textSha256: 'y' })).toBe('code')
  expect(whyTakeDown(poster, { active: true, payloadSha256: 'a', textSha256: 'b' })).toBeNull()
})
