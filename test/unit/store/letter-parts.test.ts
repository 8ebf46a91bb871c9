import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { documentOf, key, newPath, newStore, sha256 } from './fixture.ts'

test('letters that were stored whole are read in parts, byte for byte, with their documents', () => {
  const path = newPath()
  const letters = new Map([0, 1, 1_048_576, 1_048_577, 2_500_000].map(size => [`of ${size}`, randomBytes(size)]))
  const document = documentOf('document', letters.get('of 2500000')!.subarray(1_000_000, 1_100_000))
  const before = openDatabase(path, key, migrations.slice(0, 2))
  before.execute("INSERT INTO mailboxes (id, position, settings) VALUES ('box', 0, '{}')")
  for (const [id, raw] of letters) {
    before
      .prepare<[string, string, number]>(
        `INSERT INTO letters (id, sha256, mailbox_id, folder, uid_validity, uid, received_at, recorded_at, from_name,
           from_address, recipients, subject, text, automatic, bytes)
         VALUES (?, ?, 'box', 'INBOX', '17', 1, 0, 0, '', '', '[]', '', '', 0, ?)`,
      )
      .run(id, sha256(raw), raw.length)
    before.prepare<[string, Uint8Array]>('INSERT INTO letter_bytes (letter_id, raw) VALUES (?, ?)').run(id, raw)
  }
  before.execute(
    `INSERT INTO packages (id, letter_id, code, state, evidence, received_at) VALUES ('package', 'of 2500000', 1, 'new', 'clerk', 0)`,
  )
  before
    .prepare<[string, number]>(
      `INSERT INTO documents (id, package_id, letter_id, position, name, declared_type, media, bytes, sha256,
         range_offset, range_length, range_encoding, is_copy)
       VALUES ('document', 'package', 'of 2500000', 0, '', '', 'pdf', 100000, ?, 1000000, ?, 'identity', 1)`,
    )
    .run(document.sha256, 100_000)
  before.close()

  const store = newStore(path)
  for (const [id, raw] of letters) expect(Buffer.from(store.letters.raw(id)).equals(raw), id).toBe(true)
  expect(sha256(store.documents.content('document'))).toBe(document.sha256)
})
