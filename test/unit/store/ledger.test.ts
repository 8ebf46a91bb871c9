import { expect, test } from 'vitest'
import { ledgerSql } from '../../../electron/store/ledger.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { key, newPath, newStore, tamper } from './fixture.ts'

test('what was not simply taken before is in the ledger from the first start on', () => {
  const path = newPath()
  const before = openDatabase(path, key, migrations.slice(0, 7))
  const letter = (id: string, trouble: string | null, code: string | null, seen = 1) => `
    INSERT INTO letters (id, sha256, mailbox_id, folder, uid_validity, uid, received_at, recorded_at, from_name,
      from_address, recipients, subject, text, automatic, bytes, trouble, problem_code, seen_count)
      VALUES ('${id}', '${Buffer.from(id).toString('hex').padEnd(64, '0')}', 'box', 'INBOX', '17', 4, 7, 2, '', 'o@example.org',
        '[]', '', '', 0, 1, ${trouble && `'${trouble}'`}, ${code && `'${code}'`}, ${seen});
    INSERT INTO packages (id, letter_id, mailbox_id, folder, from_address, code, state, evidence, received_at, recorded_at)
      VALUES ('${id}', '${id}', 'box', 'INBOX', 'o@example.org', 47, 'new', 'none', 7, 2);`
  before.execute(`
    INSERT INTO mailboxes (id, position, settings) VALUES ('box', 0, '{"kind":"folder","address":"a@example.org","path":"/in"}');
    ${letter('gone', 'unreadable', 'letter.unfetchable')} ${letter('large', 'too-large', 'letter.too-large')}
    ${letter('deep', 'unreadable', 'letter.too-deep')} ${letter('bare', 'no-copies', null)} ${letter('twice', null, null, 2)}
    ${letter('held', 'no-copies', null)} ${letter('cut', null, null)} ${letter('good', null, null)} ${letter('told', null, null)}
    UPDATE packages SET aside = 'automatic' WHERE id = 'held';
    INSERT INTO documents (id, package_id, letter_id, position, name, declared_type, media, bytes, sha256, is_copy, problem)
      VALUES ('d', 'cut', 'cut', 0, 'a.pdf', '', 'pdf', 6, '${'a'.repeat(64)}', 1, 'truncated');
    INSERT INTO outbox (mailbox_id, folder, uid_validity, uid, letter_id, action, due_at, state, done_at, error_code)
      VALUES ('box', 'INBOX', '17', 4, 'told', '{"does":"seen"}', 1, 'refused', 9, 'after.read-only');
  `)
  before.close()

  const rows = newStore(path).ledger.list({ mailboxId: null, kind: null, offset: 0, limit: 50 })
  expect(rows.map(({ packageId, kind, at, reason, open }) => [packageId, kind, at, reason, open])).toEqual([
    ['told', 'server', 9, 'after.read-only', true],
    ['twice', 'repeated', 7, null, false],
    ['large', 'too-large', 7, 'letter.too-large', true],
    ['held', 'aside', 7, 'automatic', true],
    ['gone', 'unfetched', 7, 'letter.unfetchable', true],
    ['deep', 'unreadable', 7, 'letter.too-deep', true],
    ['cut', 'parts', 7, null, true],
    ['bare', 'no-copies', 7, null, true],
  ])
})

test('a page is found in an index alone, in its order', () => {
  const path = newPath()
  newStore(path)
  tamper(path, database => {
    const plan = (sql: string) =>
      database
        .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all({ mailboxId: null, kind: 'parts', limit: 50, offset: 0 })
        .map(({ detail }) => detail)
    const index = { all: 'ledger_by_time', ofKind: 'ledger_of_kind', counts: 'ledger_of_kind' } as const
    for (const [name, found] of Object.entries(index)) {
      const steps = plan(ledgerSql[name as keyof typeof index])
      expect(steps.find(step => / ledger /.test(step))).toContain(`USING COVERING INDEX ${found}`)
      expect(steps.filter(step => /SCAN (?!ledger|f$|\(subquery)/.test(step))).toEqual([])
    }
  })
})
