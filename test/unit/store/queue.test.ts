import { describe, expect, test } from 'vitest'
import type { PackageRow } from '../../../electron/store/packages.ts'
import { queueSql } from '../../../electron/store/packages.ts'
import { documentOf, furnish, letterOf, newPath, newStore, packageOf, service, tamper } from './fixture.ts'

function storeWith(packages: readonly Partial<PackageRow>[], path = newPath()) {
  const store = furnish(newStore(path))
  for (const [index, change] of packages.entries()) {
    const raw = Buffer.from(`letter ${index}`)
    store.letters.add(letterOf(`letter-${index}`, raw), raw)
    store.packages.add(packageOf(`package-${index}`, `letter-${index}`, { code: 10 + index, ...change }))
  }
  return store
}

const accepted = (settledAt: number) => ({ state: 'accepted', reviewedAt: settledAt - 1, settledAt }) as const
const all = { settledSince: 0, limit: 100 }

describe('the queue', () => {
  test('has open packages newest first, then settled ones, last settled first', () => {
    const store = storeWith([
      { receivedAt: 1 },
      { receivedAt: 3, state: 'in-review', reviewedAt: 9 },
      { receivedAt: 2 },
      { receivedAt: 9, ...accepted(50) },
      { receivedAt: 8, ...accepted(60), state: 'rejected' },
      { receivedAt: 7, ...accepted(49) },
    ])
    expect(store.packages.queue({ settledSince: 50, limit: 100 }).map(item => item.id)).toEqual([
      'package-1',
      'package-2',
      'package-0',
      'package-4',
      'package-3',
    ])
  })

  test('is limited as a whole, open packages first', () => {
    const store = storeWith([{ receivedAt: 1 }, { receivedAt: 2 }, accepted(3), accepted(4)])
    const ids = (limit: number) => store.packages.queue({ settledSince: 0, limit }).map(item => item.id)
    expect(ids(0)).toEqual([])
    expect(ids(1)).toEqual(['package-1'])
    expect(ids(2)).toEqual(['package-1', 'package-0'])
    expect(ids(3)).toEqual(['package-1', 'package-0', 'package-3'])
  })

  test('tells the sender, the service and how many copies', () => {
    const store = storeWith([{ receivedAt: 5 }, { receivedAt: 4, serviceId: null, evidence: 'none', missing: null }])
    const content = Buffer.from('x')
    const document = { packageId: 'package-0', letterId: 'letter-0' }
    store.documents.add(documentOf('a', content, document), content)
    store.documents.add(documentOf('b', content, { ...document, position: 1 }), content)
    store.documents.add(documentOf('c', content, { ...document, position: 2, isCopy: false }), content)
    const item = {
      id: 'package-0',
      code: 10,
      state: 'new',
      serviceId: 'service',
      serviceName: service.name,
      sender: 'olena@example.org',
      receivedAt: 5,
      settledAt: null,
      copies: 2,
      missing: 1,
      trouble: null,
      reason: null,
      aside: null,
      repeatsId: null,
    }
    const unknown = { serviceId: null, serviceName: null, missing: null, copies: 0, receivedAt: 4 }
    expect(store.packages.queue(all)).toEqual([item, { ...item, ...unknown, id: 'package-1', code: 11 }])
  })

  test('knows the codes of open packages only', () => {
    const store = storeWith([{}, {}, accepted(5)])
    expect(store.packages.openCodes()).toEqual(new Set([10, 11]))
    store.packages.setState('package-2', { state: 'in-review', reason: null, reviewedAt: 4, settledAt: null })
    expect(store.packages.openCodes()).toEqual(new Set([10, 11, 12]))
    const { taken } = store.packages
    expect([10, 12, 13].map(taken.has)).toEqual([true, true, false])
    expect([taken.between(10, 12), taken.between(11, 11), taken.between(13, 99)]).toEqual([3, 1, 0])
  })

  test('walks an index and neither scans nor sorts', () => {
    const path = newPath()
    storeWith([], path)
    tamper(path, database => {
      const plan = (sql: string) =>
        database
          .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...(sql.match(/\?/g) ?? []).map(() => 1))
          .map(step => step.detail)
      for (const [name, index] of [
        ['open', 'packages_open'],
        ['settled', 'packages_settled'],
      ] as const) {
        const steps = plan(queueSql[name])
        expect(steps.find(step => / p /.test(step))).toContain(`USING INDEX ${index}`)
        expect(steps.filter(step => /TEMP B-TREE|SCAN (?!p )/.test(step))).toEqual([])
        expect(steps.find(step => /documents/.test(step))).toContain('copies_of_package')
      }
    })
  })
})
