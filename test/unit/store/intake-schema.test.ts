import { expect, test } from 'vitest'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { furnish, key, letterOf, newPath, newStore, packageOf } from './fixture.ts'

test('a store of before knows where its letters lie, and its packages are where they were', () => {
  const path = newPath()
  const before = openDatabase(path, key, migrations.slice(0, 3))
  before.execute(`
    INSERT INTO mailboxes (id, position, settings) VALUES ('box', 0, '{"kind":"folder","address":"a@example.org","path":"/in"}');
    INSERT INTO letters (id, sha256, mailbox_id, folder, uid_validity, uid, received_at, recorded_at, from_name,
      from_address, recipients, subject, text, automatic, bytes)
      VALUES ('old', '${'a'.repeat(64)}', 'box', 'INBOX', '17', 4, 1, 2, '', 'o@example.org', '[]', '', '', 0, 1),
        ('swapped', '${'b'.repeat(64)}', 'box', 'INBOX', '17', 4, 3, 4, '', 'o@example.org', '[]', '', '', 0, 1);
    INSERT INTO packages (id, letter_id, code, state, evidence, received_at) VALUES ('p', 'old', 47, 'new', 'none', 1);
  `)
  before.close()

  const store = newStore(path)
  const place = { mailboxId: 'box', folder: 'INBOX', uidValidity: '17', uid: 4 }
  // Where two letters claim one place, the one that came last has it.
  expect(store.placements.ofLetter('swapped')).toEqual([{ ...place, letterId: 'swapped', notedAt: 4 }])
  expect(store.placements.ofLetter('old')).toEqual([])
  expect(store.packages.get('p')).toMatchObject({
    mailboxId: 'box',
    folder: 'INBOX',
    sender: 'o@example.org',
    recordedAt: 2,
  })
  expect(store.packages.get('p')).toMatchObject({ serverId: null, seenAt: null, receivedAt: 1 })
  const queue = store.packages.queue({ settledSince: 0, limit: 10 })
  expect(queue).toMatchObject([{ id: 'p', code: 47, aside: null, repeatsId: null }])
})

test('what is held aside is counted and listed, and stays out of the queue until it is taken there', () => {
  const store = furnish(newStore())
  for (const [index, aside] of (['flood', 'flood', 'automatic', null] as const).entries()) {
    const raw = Buffer.from(`letter ${index}`)
    store.letters.add({ ...letterOf(`l${index}`, raw), uid: index }, raw)
    store.packages.add(packageOf(`p${index}`, `l${index}`, { code: 10 + index, receivedAt: index, aside }))
  }
  const listed = (reason: 'flood' | null) => store.aside.list({ reason, offset: 0, limit: 10 }).map(({ id }) => id)
  expect(store.aside.counts()).toEqual({ flood: 2, automatic: 1, test: 0, clerk: 0 })
  expect(listed('flood')).toEqual(['p1', 'p0'])
  expect(listed(null)).toEqual(['p2', 'p1', 'p0'])
  expect(store.packages.openCount()).toBe(1)

  expect(store.aside.put('p1', null)).toBe(true)
  expect(store.aside.put('p1', null)).toBe(false)
  expect(listed('flood')).toEqual(['p0'])
  expect(store.packages.queue({ settledSince: 0, limit: 10 }).map(({ id }) => id)).toEqual(['p3', 'p1'])
})
