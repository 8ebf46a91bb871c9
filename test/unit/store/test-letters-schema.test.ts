import { expect, test } from 'vitest'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { key, newPath, newStore } from './fixture.ts'

test('what was held aside before stays so, and a package can be held aside as a test', () => {
  const path = newPath()
  const before = openDatabase(
    path,
    key,
    migrations.filter(({ version }) => version < 7),
  )
  before.execute(`
    INSERT INTO mailboxes (id, position, settings) VALUES ('box', 0, '{"kind":"folder","address":"a@example.org","path":"/in"}');
    INSERT INTO letters (id, sha256, mailbox_id, folder, uid_validity, uid, received_at, recorded_at, from_name,
      from_address, recipients, subject, text, automatic, bytes)
      VALUES ('a', '${'a'.repeat(64)}', 'box', 'INBOX', '17', 4, 1, 2, '', 'o@example.org', '[]', '', '', 0, 1),
        ('b', '${'b'.repeat(64)}', 'box', 'INBOX', '17', 5, 3, 4, '', 'o@example.org', '[]', '', '', 0, 1);
    INSERT INTO packages (id, letter_id, mailbox_id, folder, from_address, code, state, evidence, received_at, recorded_at,
      aside)
      VALUES ('loud', 'a', 'box', 'INBOX', 'o@example.org', 47, 'new', 'none', 1, 2, 'flood'),
        ('plain', 'b', 'box', 'INBOX', 'o@example.org', 48, 'new', 'none', 3, 4, NULL);
  `)
  before.close()

  const store = newStore(path)
  expect(store.aside.counts()).toEqual({ flood: 1, automatic: 0, test: 0, clerk: 0 })
  expect(store.packages.queue({ settledSince: 0, limit: 10 }).map(({ id }) => id)).toEqual(['plain'])
  expect(store.aside.put('plain', 'test')).toBe(true)
  expect(store.aside.list({ reason: 'test', offset: 0, limit: 10 }).map(({ id }) => id)).toEqual(['plain'])
})

test('tokens of test letters are kept for as long as they count', () => {
  const store = newStore()
  store.testLetters.add('0000000001', 1_000, 0)
  store.testLetters.add('0000000002', 2_000, 1_000)
  expect(store.testLetters.tokens(0)).toEqual(['0000000001', '0000000002'])
  expect(store.testLetters.tokens(2_000)).toEqual(['0000000002'])
  store.testLetters.add('0000000003', 3_000, 2_000)
  expect(store.testLetters.tokens(0)).toEqual(['0000000002', '0000000003'])
})
