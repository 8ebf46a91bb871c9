import { expect, test } from 'vitest'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import { key, newPath, newStore } from './fixture.ts'

test('F16: the journal is asked when a package was accepted from Junk, and an older one too', () => {
  const path = newPath()
  const before = openDatabase(path, key, migrations.slice(0, 5))
  before.execute(`
    INSERT INTO events (at, kind, subject_id, detail) VALUES (4, 'letter.stored', 'old', '{}');
    INSERT INTO events (at, kind, subject_id, detail) VALUES (5, 'junk.accepted', 'old', '{"repeated":false}');
  `)
  before.close()
  const { events } = newStore(path)
  events.add({ at: 7, kind: 'junk.accepted', subjectId: 'new', detail: {} })
  events.add({ at: 8, kind: 'package.accepted', subjectId: 'other', detail: {} })
  expect(['old', 'new', 'other'].map(id => events.acceptedFromJunkAt(id))).toEqual([5, 7, null])
})
