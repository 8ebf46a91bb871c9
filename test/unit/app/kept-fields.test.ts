import { expect, test } from 'vitest'
import { keptFields } from '../../../electron/app/kept-fields.ts'
import type { SyncReport } from '../../../shared/model/source.ts'
import { furnish, newStore } from '../store/fixture.ts'

const counts = { added: 1, changed: 0, removed: 0, returned: 0, conflict: 0, code: 0 }
const report: SyncReport = {
  ...{ at: 1, counts, changes: [], complete: true, problemCount: 0, problems: [] },
  keeps: { branch: ['email'], service: ['required', 'optional'] },
}

test('a source keeps the fields that it told last of, in the rows that are still there', () => {
  const store = furnish(newStore())
  store.sources.add('head', { kind: 'upload', name: 'Головний офіс' })
  const link = { sourceId: 'head', externalId: '1', removedAt: null }
  expect(keptFields(store, 'service', link)).toEqual([])
  store.sources.setReport('head', report)
  expect(keptFields(store, 'service', link)).toEqual(['name', 'required', 'optional'])
  expect(keptFields(store, 'branch', link)).toEqual(['name', 'email'])
  expect(keptFields(store, 'service', { ...link, removedAt: 5 })).toEqual([])
  expect(keptFields(store, 'service', null)).toEqual([])
})
