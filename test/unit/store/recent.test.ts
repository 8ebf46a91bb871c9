import { expect, test } from 'vitest'
import { recentSql } from '../../../electron/store/recent.ts'
import { furnish, letterOf, mailbox, newPath, newStore, packageOf, tamper } from './fixture.ts'

const other = { ...mailbox, id: 'other', settings: { ...mailbox.settings, address: 'dekanat@example.org' } }

function storeWith(rows: Readonly<Record<string, object>>, path = newPath()) {
  const store = furnish(newStore(path))
  store.mailboxes.add(other, 0)
  for (const [id, change] of Object.entries(rows)) {
    const raw = Buffer.from(id)
    store.letters.add(letterOf(`letter-${id}`, raw), raw)
    store.packages.add(packageOf(id, `letter-${id}`, { recordedAt: 0, ...change }))
  }
  return store
}

const rows = {
  old: { receivedAt: 99 },
  queue: { receivedAt: 100 },
  aside: { receivedAt: 103, aside: 'flood' },
  settled: { receivedAt: 102, state: 'accepted', reviewedAt: 104, settledAt: 105 },
  late: { receivedAt: 5, recordedAt: 104 },
  elsewhere: { receivedAt: 101, mailboxId: 'other' },
}

test('what came of late is listed wherever it stands, newest first, with what was stored of late', () => {
  const store = storeWith(rows)
  const ids = (mailboxId: string | null, limit = 50) =>
    store.recent.list({ mailboxId, since: 100, limit }).map(({ id }) => id)
  expect(ids(null)).toEqual(['aside', 'settled', 'elsewhere', 'queue', 'late'])
  expect(ids('box')).toEqual(['aside', 'settled', 'queue', 'late'])
  expect(ids('other')).toEqual(['elsewhere'])
  expect(ids(null, 2)).toEqual(['aside', 'settled'])
})

test('no table is read through for it', () => {
  const path = newPath()
  storeWith(rows, path)
  tamper(path, database => {
    const plan = database
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${recentSql}`)
      .all({ mailboxId: null, since: 100, limit: 50 })
      .map(({ detail }) => detail)
    for (const index of ['packages_open', 'packages_aside', 'packages_settled']) {
      expect(plan.filter(line => line.includes(`INDEX ${index} `))).toHaveLength(1)
    }
    // The last ones stored, by their number.
    expect(plan.filter(line => /^SCAN packages$/.test(line))).toHaveLength(1)
  })
})
