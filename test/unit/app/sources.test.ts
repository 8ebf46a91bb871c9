import { describe, expect, it, vi } from 'vitest'
import { databaseKey, databaseOf } from '../../../electron/app/data-folder.ts'
import {
  branchFields,
  serviceFields,
  type Catalogue,
  type CatalogueService,
} from '../../../electron/services/catalogue.ts'
import { connect as openDatabase } from '../../../electron/store/database.ts'
import { AppError } from '../../../shared/errors.ts'
import { makeBranch, makeService } from '../../fixtures/catalogues.ts'
import { branch, furnish, service } from '../store/fixture.ts'
import { openApp, refusal, type OpenedApp } from './open-app.ts'

const head = { kind: 'https', name: 'Головний офіс', address: 'https://example.org/catalogue.json' } as const
const link = (number: number) => `https://diia.app/head/${number}`
const catalogue = (services: readonly CatalogueService[], name = 'Нове відділення'): Catalogue => ({
  institution: null,
  branches: [makeBranch('b', { name, services })],
})
const first = (payload: string) => makeService('1', { name: 'Перша', payload })
const second = (payload: string) => makeService('2', { name: 'Друга', payload })
const two = catalogue([first(link(1)), second(link(2))])

async function connect(opened: OpenedApp, told = two): Promise<string> {
  opened.app.source.tell(told)
  const { id } = await opened.desk('source.save', { id: null, source: head })
  await settle(opened, status => status?.lastSuccessAt !== null)
  return id
}

type Status = ReturnType<OpenedApp['view']> extends infer V ? Extract<V, { sources: unknown }> : never
const settle = (opened: OpenedApp, holds: (status: Status['sources'][number] | undefined) => boolean) =>
  vi.waitFor(() => expect(holds(opened.view('operator').sources[0])).toBe(true), 5_000)

async function sync(opened: OpenedApp, id: string, told: Catalogue): Promise<void> {
  const asked = opened.app.source.asked
  opened.app.source.tell(told)
  await opened.desk('source.sync', { id })
  await settle(opened, status => opened.app.source.asked > asked && status?.job.kind === 'idle')
}

const listed = async (opened: OpenedApp) =>
  (await opened.desk('service.list', { text: '', branchId: null, offset: 0 })).rows

describe('a source', () => {
  it('brings branches and services that nobody sees until a person switches them on', async () => {
    const opened = openApp({ seed: furnish })
    const id = await connect(opened)
    expect(opened.view('operator').sources).toMatchObject([
      { id, kind: 'https', place: 'example.org', changed: { counts: { added: 3, code: 0 } }, pendingCodes: 0 },
    ])
    expect(opened.view('display').services).toHaveLength(1)
    const rows = (await listed(opened)).filter(row => row.sourceId === id)
    expect(rows).toMatchObject([
      { name: 'Перша', active: false, code: 'sealed' },
      { name: 'Друга', active: false, code: 'sealed' },
    ])
    await opened.desk('service.switch', { ids: rows.map(row => row.id), active: true })
    expect(opened.view('display').services.map(({ payload }) => payload)).toEqual([service.payload, link(1), link(2)])
  })

  it('is named as the keeper of its rows’ fields, and of nobody else’s', async () => {
    const opened = openApp({ seed: furnish })
    const id = await connect(opened)
    const theirs = (await listed(opened)).find(row => row.sourceId === id)!
    expect((await opened.desk('service.get', { id: theirs.id })).kept).toEqual(['name', ...serviceFields])
    expect((await opened.desk('branch.get', { id: theirs.branchId })).kept).toEqual(['name', ...branchFields])
    expect((await opened.desk('service.get', { id: 'service' })).kept).toEqual([])
    // What is gone there is nobody's but ours.
    await sync(opened, id, catalogue([second(link(2))]))
    expect((await opened.desk('service.get', { id: theirs.id })).kept).toEqual([])
  })

  it('that changes a code waits for a person, who takes the very code that was seen or leaves it for good', async () => {
    const opened = openApp({ seed: furnish })
    const id = await connect(opened)
    const ids = (await listed(opened)).filter(row => row.sourceId === id).map(row => row.id)
    await opened.desk('service.switch', { ids, active: true })
    const next = catalogue([first(link(11)), second(link(12))])
    await sync(opened, id, next)
    expect(opened.view('display').services.map(({ payload }) => payload)).toEqual([service.payload, link(1), link(2)])
    expect(opened.view('operator').sources).toMatchObject([{ pendingCodes: 2, changed: { counts: { code: 2 } } }])
    const { pending } = await opened.desk('source.report', { id })
    expect(pending).toMatchObject([
      { serviceName: 'Перша', after: link(11), active: true, refusal: null },
      { serviceName: 'Друга', after: link(12) },
    ])

    const [one, other] = ids as [string, string]
    const decide = (serviceId: string, after: string, accept: boolean) =>
      opened.desk('source.decide', { id, codes: [{ serviceId, after }], accept })
    expect(await refusal(decide(one, link(99), true))).toEqual(['source.changed', one])
    await decide(one, link(11), true)
    await decide(other, link(12), false)
    expect(opened.view('display').services.map(({ payload }) => payload)).toEqual([service.payload, link(11), link(2)])
    // What was left is not asked about again, until the source says something else.
    await sync(opened, id, { ...next })
    expect(opened.view('operator').sources).toMatchObject([{ pendingCodes: 0 }])
    await sync(opened, id, catalogue([second(link(13))]))
    expect((await opened.desk('source.report', { id })).pending).toMatchObject([{ after: link(13) }])
  })

  it('that leads to a foreign site is refused even when a person agrees', async () => {
    const opened = openApp({ seed: furnish })
    const foreign = 'https://diia.app.example.org/x'
    const id = await connect(opened, catalogue([first(foreign)]))
    const { pending } = await opened.desk('source.report', { id })
    expect(pending).toMatchObject([{ after: foreign, refusal: 'foreign-host' }])
    const codes = pending.map(({ serviceId, after }) => ({ serviceId, after }))
    expect(await refusal(opened.desk('source.decide', { id, codes, accept: true }))).toEqual([
      'service.code-refused',
      'foreign-host',
    ])
    expect((await listed(opened)).find(row => row.sourceId === id)).toMatchObject({ code: 'none' })
  })

  it('tells before the decision which paper comes down with the old code, and what is another service’s', async () => {
    const opened = openApp({ seed: furnish })
    const id = await connect(opened)
    const [one] = (await listed(opened)).filter(row => row.sourceId === id)
    await opened.desk('poster.make', { serviceId: one!.id, format: 'a4', language: 'uk', to: 'file' })
    await sync(opened, id, catalogue([first(link(11)), second(service.payload)]))
    const { pending } = await opened.desk('source.report', { id })
    expect(pending).toMatchObject([
      { after: link(11), posters: 1, refusal: null },
      { after: service.payload, posters: 0, refusal: 'taken' },
    ])
    await opened.desk('source.decide', { id, codes: [{ serviceId: one!.id, after: link(11) }], accept: true })
    expect(opened.view('operator').postersDown).toMatchObject([{ serviceId: one!.id, reason: 'code' }])
  })

  it('gives no code by itself to a service that visitors see, nor one that a person has left', async () => {
    const opened = openApp({ seed: furnish })
    const qr = 'https://qr.example.org/x'
    const id = await connect(opened, catalogue([first(qr), makeService('2', { name: 'Друга', payload: null })]))
    const [one, other] = (await listed(opened)).filter(row => row.sourceId === id).map(row => row.id) as [
      string,
      string,
    ]
    await opened.desk('source.decide', { id, codes: [{ serviceId: one, after: qr }], accept: false })
    await opened.desk('host.allow', { host: 'qr.example.org' })
    await opened.desk('service.switch', { ids: [other], active: true })
    await sync(opened, id, catalogue([first(qr), second(link(2))]))
    const codes = (await listed(opened)).filter(row => row.sourceId === id).map(({ code }) => code)
    expect(codes).toEqual(['none', 'none'])
    expect((await opened.desk('source.report', { id })).pending).toMatchObject([{ serviceId: other, after: link(2) }])
  })

  it('marks what is gone, keeps what it said when it cannot be reached, and goes without taking anything along', async () => {
    const opened = openApp({ seed: furnish })
    const id = await connect(opened)
    await sync(opened, id, catalogue([first(link(1))]))
    expect((await listed(opened)).filter(row => row.sourceId === id)).toMatchObject([
      { name: 'Перша', removedAt: null },
      { name: 'Друга', removedAt: expect.any(Number) },
    ])
    opened.app.source.fail(new AppError('source.certificate'))
    await opened.desk('source.sync', { id })
    await settle(opened, status => status?.error === 'source.certificate')
    expect(await listed(opened)).toHaveLength(3)

    await opened.desk('source.remove', { id })
    expect(opened.view('operator').sources).toEqual([])
    expect((await listed(opened)).map(row => [row.name, row.sourceId, row.removedAt])).toEqual([
      [service.name, null, null],
      ['Перша', null, null],
      ['Друга', null, null],
    ])
    expect(opened.app.source.closed).toBe(1)
    expect(opened.events().filter(kind => String(kind).startsWith('source'))).toEqual([
      'source.added',
      'source.changed',
      'source.changed',
      'source.removed',
    ])
  })

  it('gets rows that a person typed only when a person gives them to it', async () => {
    const opened = openApp({ seed: furnish })
    const own = makeService('1', { name: service.name, payload: null })
    const id = await connect(opened, catalogue([own], branch.name))
    const { report } = await opened.desk('source.report', { id })
    expect(report?.changes).toMatchObject([{ kind: 'conflict', about: 'branch', id: 'branch', externalId: 'b' }])
    await opened.desk('source.adopt', { id, rows: [{ about: 'branch', id: 'branch', externalId: 'b' }] })
    await vi.waitFor(async () =>
      expect(await opened.desk('branch.get', { id: 'branch' })).toMatchObject({
        email: 'kopii@example.org',
        source: { externalId: 'b' },
      }),
    )
    const again = opened.desk('source.adopt', { id, rows: [{ about: 'branch', id: 'branch', externalId: 'b' }] })
    expect(await refusal(again)).toEqual(['source.rival', 'branch'])
  })

  it('whose row is damaged stops the start before anything runs, and the database is let go', async () => {
    const opened = openApp({ seed: furnish })
    await connect(opened)
    const change = (sql: string) => {
      const database = openDatabase(databaseOf(opened.dataDir), opened.kept.get(databaseKey)!, 'write')
      database.execute(sql)
      database.close()
    }
    change(`UPDATE sources SET settings = '{}'`)
    await expect(opened.restart()).rejects.toMatchObject({ code: 'store.damaged' })
    change(`UPDATE sources SET settings = '${JSON.stringify(head)}'`)
    await opened.restart()
    expect(opened.view('operator').sources).toHaveLength(1)
  })

  it('keeps its tokens among the secrets, and they go with it', async () => {
    const opened = openApp({ seed: furnish })
    const api = { kind: 'api', name: 'Партнер', host: 'test', acquirerToken: 'таємний-47', authToken: null } as const
    const { id } = await opened.desk('source.save', { id: null, source: api })
    expect(await opened.desk('source.get', { id })).toEqual({ kind: 'api', name: 'Партнер', host: 'test' })
    expect([...opened.kept.values()]).toContain('таємний-47')
    await opened.desk('source.remove', { id })
    expect([...opened.kept.values()]).not.toContain('таємний-47')
  })
})

describe('a catalogue file', () => {
  it('says what it would change before it changes anything', async () => {
    const opened = openApp({ seed: furnish })
    const file = await exported(opened, 'all')
    const { id, report } = await upload(opened, file.replaceAll(service.name, 'Інша послуга'))
    expect(report.counts).toMatchObject({ conflict: 1 })
    expect(opened.view('operator').sources).toEqual([])
    await opened.desk('catalogue.apply', { id })
    expect(opened.view('operator').sources).toMatchObject([{ id: 'upload', kind: 'upload' }])
    expect(await refusal(opened.desk('catalogue.apply', { id: 'another' }))).toEqual(['catalogue.missing', 'another'])
  })

  it('that was only looked at is not applied by settling a conflict of the one before', async () => {
    const opened = openApp({ seed: furnish })
    const file = await exported(opened, 'all')
    await opened.desk('catalogue.apply', { id: (await upload(opened, file)).id })
    await upload(opened, file.replaceAll(service.name, 'Ніхто цього не застосував').replaceAll('"branch"', '"another"'))
    const rows = [{ about: 'branch' as const, id: 'branch', externalId: 'branch' }]
    await opened.desk('source.adopt', { id: 'upload', rows })
    expect((await listed(opened)).map(({ name }) => name)).toEqual([service.name])
  })

  it('that is no catalogue is refused with the reason', async () => {
    const opened = openApp({ seed: furnish })
    expect(await upload(opened, '{"format":"something else"}')).toMatchObject({
      code: expect.stringMatching(/^source\./),
    })
  })

  it.each(['json', 'csv'] as const)('is given out as %s, as a template and with what there is', async format => {
    const opened = openApp({ seed: furnish })
    for (const content of ['template', 'all'] as const) await opened.desk('catalogue.export', { format, content })
    const [template, all] = opened.shell.saved.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
    expect(all).toContain(service.payload)
    expect(template).not.toContain(service.payload)
    expect(opened.shell.saved.map(({ name }) => name)).toEqual([
      `Перелік послуг (зразок).${format}`,
      `Перелік послуг.${format}`,
    ])
  })
})

async function exported(opened: OpenedApp, content: 'all' | 'template'): Promise<string> {
  await opened.desk('catalogue.export', { format: 'json', content })
  return Buffer.from(opened.shell.saved.at(-1)!.bytes).toString('utf8')
}

async function upload(opened: OpenedApp, text: string) {
  const request = new Request('http://operator.localhost/catalogues', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: text,
  })
  const response = await opened.app.serve('operator', request, { operator: '', previews: [] })
  return (await response.json()) as { id: string; report: { counts: Record<string, number> }; code?: string }
}
