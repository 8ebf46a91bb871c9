import { expect, test } from 'vitest'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { documentOf, key, newPath, newStore, sha256 } from './fixture.ts'

test('documents of before belong to nothing, and those that come belong to what they came in', () => {
  const path = newPath()
  const content = Buffer.from('a copy')
  const before = openDatabase(path, key, migrations.slice(0, 4))
  before.execute(`
    INSERT INTO mailboxes (id, position, settings) VALUES ('box', 0, '{"kind":"folder","address":"a@example.org","path":"/in"}');
    INSERT INTO letters (id, sha256, mailbox_id, folder, uid_validity, uid, received_at, recorded_at, from_name,
      from_address, recipients, subject, text, automatic, bytes)
      VALUES ('letter', '${'a'.repeat(64)}', 'box', 'INBOX', '17', 4, 1, 2, '', 'o@example.org', '[]', '', '', 0, 1);
    INSERT INTO packages (id, letter_id, mailbox_id, folder, from_address, code, state, evidence, received_at, recorded_at)
      VALUES ('package', 'letter', 'box', 'INBOX', 'o@example.org', 47, 'new', 'none', 1, 2);
    INSERT INTO documents (id, package_id, letter_id, position, name, declared_type, media, bytes, sha256, is_copy)
      VALUES ('old', 'package', 'letter', 0, 'a.zip', '', 'zip', 6, '${sha256(content)}', 0);
    INSERT INTO document_bytes (document_id, content) VALUES ('old', CAST('a copy' AS BLOB));
  `)
  before.close()

  const store = newStore(path)
  const document = documentOf('new', content, { position: 1, takenFrom: 0, signatureOf: 0 })
  store.documents.add(document, content)
  expect(store.documents.ofPackage('package')).toMatchObject([
    { id: 'old', takenFrom: null, signatureOf: null },
    { id: 'new', takenFrom: 0, signatureOf: 0 },
  ])
  expect(Buffer.from(store.documents.content('old'))).toEqual(content)
})
