import { describe, expect, it } from 'vitest'
import { openCodeSeal } from '../../../electron/app/code-seal.ts'
import { databaseKey, databaseOf } from '../../../electron/app/data-folder.ts'
import { systemRandom } from '../../../electron/jobs/clock.ts'
import { connect } from '../../../electron/store/database.ts'
import { createFakeSecrets } from '../../fakes/secrets.ts'
import { furnish, newStore, service } from '../store/fixture.ts'
import { openApp, refusal, type OpenedApp } from './open-app.ts'

const sealed = () => {
  const store = furnish(newStore())
  const secrets = createFakeSecrets()
  return { store, secrets, seal: openCodeSeal(store, secrets, systemRandom) }
}

describe('the seal of a code', () => {
  it('is set on what an older program left, once', () => {
    const { store, secrets, seal } = sealed()
    expect(seal.stateOf(store.services.get('service')!)).toBe('sealed')
    store.services.setCode('service', { payload: service.payload, seal: null })
    const again = openCodeSeal(store, secrets, systemRandom)
    expect(again.stateOf(store.services.get('service')!)).toBe('broken')
  })

  it('holds for its service and its code alone, and under its own key alone', () => {
    const { store, seal } = sealed()
    const row = store.services.get('service')!
    expect(seal.stateOf({ ...row, id: 'other' })).toBe('broken')
    expect(seal.stateOf({ ...row, name: 'Інша послуга' })).toBe('broken')
    expect(seal.stateOf({ ...row, payload: `${row.payload}0` })).toBe('broken')
    expect(seal.stateOf({ ...row, seal: row.seal!.toUpperCase() })).toBe('broken')
    expect(seal.stateOf({ ...row, payload: '' })).toBe('broken')
    expect(seal.stateOf({ ...row, payload: '', seal: null })).toBe('none')
    const foreign = openCodeSeal(furnish(newStore()), createFakeSecrets(), systemRandom)
    expect(foreign.stateOf(row)).toBe('broken')
  })

  it('follows a new name when it is unbroken, and is not mended by one when it is not', () => {
    const { store, seal } = sealed()
    const row = store.services.get('service')!
    const name = 'Інша назва'
    expect(seal.stateOf({ ...row, name, seal: seal.renamed(row, name) })).toBe('sealed')
    const changed = { ...row, payload: `${row.payload}0` }
    expect(seal.stateOf({ ...changed, name, seal: seal.renamed(changed, name) })).toBe('broken')
  })

  it('is not made anew for codes whose key has been removed', () => {
    const { store, secrets, seal } = sealed()
    store.services.setCode('service', { payload: 'https://diia.app/swapped', seal: null })
    store.hosts.put({ host: 'qr.example.org', addedAt: 1, seal: seal.sealHost('qr.example.org') })
    secrets.remove('code-seal')
    const again = openCodeSeal(store, secrets, systemRandom)
    expect(again.stateOf(store.services.get('service')!)).toBe('broken')
  })

  it('of a code that leads to a host that nobody allowed does not count', () => {
    const { store, seal } = sealed()
    const payload = 'https://qr.example.org/x'
    const code = { id: 'service', name: 'Послуга', payload }
    const row = { ...code, seal: seal.seal(code) }
    expect(seal.stateOf(row)).toBe('broken')
    store.hosts.put({ host: 'qr.example.org', addedAt: 1, seal: 'made up' })
    expect(seal.stateOf(row)).toBe('broken')
    store.hosts.put({ host: 'qr.example.org', addedAt: 1, seal: seal.sealHost('qr.example.org') })
    expect(seal.stateOf(row)).toBe('sealed')
  })
})

describe('a code that was changed behind the program’s back', () => {
  const change = (opened: OpenedApp, sql: string) => {
    const database = connect(databaseOf(opened.dataDir), opened.kept.get(databaseKey)!, 'write')
    database.execute(sql)
    database.close()
  }

  it('is shown to nobody, and the desk is told until it is taken over anew', async () => {
    const opened = openApp({ seed: furnish })
    expect(opened.view('display').services).toMatchObject([{ payload: service.payload }])
    change(opened, `UPDATE services SET payload = 'https://diia.app/another'`)
    expect(opened.view('display').services).toMatchObject([{ payload: null }])
    expect(opened.view('operator').findings).toEqual([{ kind: 'code-broken', serviceId: 'service' }])

    const known = (await opened.desk('service.get', { id: 'service' })).code
    expect(known).toMatchObject({ state: 'broken', payload: 'https://diia.app/another' })
    await opened.desk('code.take', {
      serviceId: 'service',
      payload: service.payload,
      replaces: known.checkCode,
    })
    expect(opened.view('display').services).toMatchObject([{ payload: service.payload }])
    expect(opened.view('operator').findings).toEqual([])
  })
})

it('a service that a person renames keeps its code', async () => {
  const opened = openApp({ seed: furnish })
  const { id, branchId, alias, required, optional, purpose, retentionClass, caseIndex, active } = await opened.desk(
    'service.get',
    { id: 'service' },
  )
  const facts = { branchId, alias, required, optional, purpose, retentionClass, caseIndex, active }
  await opened.desk('service.save', { id, service: { ...facts, name: 'Нова назва' } })
  expect(opened.view('display').services).toMatchObject([{ name: 'Нова назва', payload: service.payload }])
})

describe('taking a code over', () => {
  const take = (opened: OpenedApp, payload: string, replaces: string | null = null) =>
    opened.desk('code.take', { serviceId: 'service', payload, replaces })

  it('replaces a code only by its check code, and refuses what is not of Дія or is another service’s', async () => {
    const opened = openApp({ seed: furnish })
    const { code } = await opened.desk('service.get', { id: 'service' })
    const next = 'https://diia.app/demo/9'
    expect(await refusal(take(opened, next))).toEqual(['service.code-stands', code.checkCode])
    expect(await refusal(take(opened, 'https://example.org/x', code.checkCode))).toEqual([
      'service.code-refused',
      'foreign-host',
    ])
    await take(opened, next, code.checkCode)
    expect(opened.view('operator').services).toMatchObject([{ code: 'sealed' }])
    expect(opened.view('display').services).toMatchObject([{ payload: next }])

    const { id } = await opened.desk('service.save', { id: null, service: serviceInput })
    expect(await refusal(opened.desk('code.take', { serviceId: id, payload: next, replaces: null }))).toEqual([
      'service.code-taken',
      'service',
    ])
    expect(opened.events()).toEqual(['code.taken', 'service.added'])
  })

  it('can be looked at before: what it replaces, what hangs with that, whose it is already', async () => {
    const opened = openApp({ seed: furnish })
    const { code } = await opened.desk('service.get', { id: 'service' })
    const look = (serviceId: string | null, payload: string) => opened.desk('code.look', { serviceId, payload })
    const next = await look('service', 'https://diia.app/demo/9')
    expect(next).toMatchObject({ owner: null, stands: { checkCode: code.checkCode, posters: 0 } })
    expect(next.checkCode).not.toBe(code.checkCode)
    expect(await look('service', service.payload)).toMatchObject({ checkCode: code.checkCode, owner: null })
    expect(await look(null, service.payload)).toMatchObject({
      owner: { id: 'service', name: service.name },
      stands: null,
    })
    expect(opened.events()).toEqual([])
  })

  it('goes to a host that was typed by hand, until it is forgotten', async () => {
    const opened = openApp({ seed: furnish })
    const { code } = await opened.desk('service.get', { id: 'service' })
    expect(await refusal(opened.desk('host.allow', { host: 'https://qr.example.org/' }))).toMatchObject([
      'host.refused',
      expect.anything(),
    ])
    await opened.desk('host.allow', { host: 'QR.example.org' })
    expect(opened.view('operator').hosts).toMatchObject([{ host: 'qr.example.org' }])
    await take(opened, 'https://qr.example.org/x', code.checkCode)
    expect(opened.view('display').services).toMatchObject([{ payload: 'https://qr.example.org/x' }])
    expect(await refusal(opened.desk('host.forget', { host: 'qr.example.org' }))).toEqual(['host.in-use', 'service'])
    await opened.desk('service.switch', { ids: ['service'], active: false })
    await opened.desk('host.forget', { host: 'qr.example.org' })
    await opened.desk('service.switch', { ids: ['service'], active: true })
    expect(opened.view('display').services).toMatchObject([{ payload: null }])
    expect(opened.events().filter(kind => String(kind).startsWith('host'))).toEqual(['host.allowed', 'host.forgotten'])
  })
})

const serviceInput = {
  branchId: 'branch',
  name: 'Друга',
  alias: null,
  required: ['passport'] as 'passport'[],
  optional: [],
  purpose: '',
  retentionClass: '',
  caseIndex: '',
  active: false,
}
