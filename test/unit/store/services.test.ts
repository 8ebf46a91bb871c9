import { describe, expect, test } from 'vitest'
import { connect } from '../../../electron/store/database.ts'
import { migrate } from '../../../electron/store/migrate.ts'
import { first } from '../../../electron/store/migrations/0001-first.ts'
import { openStore } from '../../../electron/store/store.ts'
import { newBranch, newService } from '../../../shared/model/service.ts'
import { writeFileSync } from 'node:fs'
import {
  branch,
  codeOf,
  furnish,
  key,
  letterOf,
  newPath,
  newStore,
  packageOf,
  service,
  storeWithLetter,
} from './fixture.ts'

const other = newService({ ...service, id: 'other', payload: 'https://diia.app/demo/2' })

describe('the first schema', () => {
  test('is brought forward: a branch takes the mailbox of its services, and each service its first version', () => {
    const path = newPath()
    writeFileSync(path, '', { mode: 0o600 })
    const before = connect(path, key, 'create')
    migrate(before, [first], null)
    before.execute(`INSERT INTO branches VALUES ('b1', 1, 'Кадри', 'Установа'), ('b2', 2, 'Порожнє', 'Установа');
      INSERT INTO mailboxes VALUES ('m1', 1, '{"kind":"folder","address":"a@example.org","path":"x"}', NULL, NULL);
      INSERT INTO services VALUES ('s1', 1, 'b1', 'm1', 'Прийом', NULL, '["passport"]', '[]', 'https://diia.app/x', 1);
      INSERT INTO letters VALUES ('l1', '${'a'.repeat(64)}', 'm1', 'f', '1', 1, 5, 5, '', 'a@example.org', '[]', '', NULL,
        NULL, '', 0, 1, NULL, NULL, NULL, 1);
      INSERT INTO packages VALUES ('p1', 'l1', 47, 'new', NULL, 's1', 'alias', 0, 5, NULL, NULL)`)
    before.close()

    const store = openStore({ path, key })
    expect(store.branches.all()).toEqual([
      newBranch({ id: 'b1', name: 'Кадри', institution: 'Установа', mailboxId: 'm1' }),
      newBranch({ id: 'b2', name: 'Порожнє', institution: 'Установа' }),
    ])
    expect(store.services.all()).toMatchObject([{ id: 's1', mailboxId: 'm1', version: 1, seal: null, active: true }])
    expect(store.services.versions('s1')).toEqual([
      { version: 1, since: 0, name: 'Прийом', required: ['passport'], optional: [] },
    ])
    expect(store.packages.get('p1')).toMatchObject({ serviceId: 's1', serviceVersion: 1 })
    store.close()
  })
})

describe('a service', () => {
  test('gets a version when its name or its lists change, and by nothing else', () => {
    const store = furnish(newStore())
    store.services.update({ ...service, purpose: 'Інша мета', alias: 'inshe', active: false }, 100)
    expect(store.services.versions('service')).toHaveLength(1)
    store.services.update({ ...service, required: ['passport'] }, 200)
    store.services.update({ ...service, name: 'Інакше' }, 300)
    expect(store.services.versions('service')).toMatchObject([
      { version: 3, since: 300, name: 'Інакше', required: ['passport', 'taxpayer-card'] },
      { version: 2, since: 200, required: ['passport'] },
      { version: 1, since: 0, required: ['passport', 'taxpayer-card'] },
    ])
    expect(store.services.get('service')).toMatchObject({ version: 3, name: 'Інакше' })
    expect(store.services.version('service', 2)?.required).toEqual(['passport'])
    expect(store.services.version('service', 4)).toBeUndefined()
  })

  test('is set against what it asked for at the moment that counts', () => {
    const store = newStore()
    furnish(store)
    store.services.add(other, null, 500)
    store.services.update({ ...other, required: ['passport'] }, 700)
    const at = (moment: number) => store.services.inForce('box', moment).find(({ id }) => id === 'other')?.version
    // Before its first version began it is asked by that first one.
    expect([at(100), at(500), at(699), at(700), at(9_000)]).toEqual([1, 1, 1, 2, 2])
    expect(store.services.inForce('another', 9_000)).toEqual([])
  })

  test('keeps its code through every change but one of the code', () => {
    const store = furnish(newStore())
    store.services.setCode('service', { payload: 'https://diia.app/demo/7', seal: 'a seal' })
    store.services.update({ ...service, name: 'Інакше', payload: 'https://diia.app/swapped' }, 100)
    expect(store.services.get('service')).toMatchObject({ payload: 'https://diia.app/demo/7', seal: 'a seal' })
    expect(store.services.withPayload('https://diia.app/demo/7', 'other')).toEqual({ id: 'service' })
    expect(store.services.withPayload('https://diia.app/demo/7', 'service')).toBeUndefined()
    expect(codeOf(() => store.services.setCode('absent', { payload: 'x', seal: null }))).toBe('service.missing')
  })

  test('is moved before another or to the end; branches stay together', () => {
    const store = furnish(newStore())
    store.branches.add({ ...branch, id: 'second' })
    for (const id of ['a', 'b', 'c']) store.services.add({ ...other, id, payload: id }, null, 0)
    store.services.add({ ...other, id: 'far', branchId: 'second', payload: 'far' }, null, 0)
    const order = () => store.services.all().map(({ id }) => id)
    store.services.move('c', 'a')
    expect(order()).toEqual(['service', 'c', 'a', 'b', 'far'])
    store.services.move('service', null)
    expect(order()).toEqual(['c', 'a', 'b', 'service', 'far'])
    store.services.move('a', 'a')
    expect(order()).toEqual(['c', 'b', 'service', 'a', 'far'])
    expect(codeOf(() => store.services.move('a', 'absent'))).toBe('service.missing')
  })

  test('with packages stays; one without goes, and its branch after it', () => {
    const store = storeWithLetter()
    expect(codeOf(() => store.services.remove('service'))).toBe('service.in-use')
    store.branches.add({ ...branch, id: 'second' })
    store.services.add({ ...other, branchId: 'second' }, null, 0)
    expect(codeOf(() => store.branches.remove('second'))).toBe('branch.in-use')
    store.services.remove('other')
    store.branches.remove('second')
    expect(store.branches.all()).toHaveLength(1)
    expect(store.services.packages('service')).toBe(1)
  })

  test('shows in the queue by the name under which the package came', () => {
    const store = storeWithLetter()
    store.services.update({ ...service, name: 'Інакше' }, 100)
    const raw = Buffer.from('later')
    store.letters.add(letterOf('later', raw), raw)
    store.packages.add(packageOf('later', 'later', { serviceVersion: 2 }))
    const names = store.packages.queue({ settledSince: 0, limit: 9 }).map(({ serviceName }) => serviceName)
    expect(new Set(names)).toEqual(new Set([service.name, 'Інакше']))
  })

  test('of a source is ours when the source goes', () => {
    const store = furnish(newStore())
    store.sources.add('head', { kind: 'https', name: 'Центр', address: 'https://example.org/catalogue.json' })
    const source = { sourceId: 'head', externalId: '17', removedAt: 5 }
    store.services.update({ ...service, source }, 1)
    store.sources.setPending('service', 'https://diia.app/new', 9)
    expect(store.sources.pending('head')).toEqual([
      { serviceId: 'service', payload: 'https://diia.app/new', foundAt: 9 },
    ])
    expect(() => store.sources.remove('head')).toThrow('FOREIGN KEY')
    store.services.unlink('head')
    store.sources.remove('head')
    expect(store.services.get('service')).toMatchObject({ source: null })
    expect(store.sources.all()).toEqual([])
  })
})
