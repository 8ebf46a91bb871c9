import { describe, expect, test } from 'vitest'
import { newPath, newStore, tamper } from './fixture.ts'

describe('events', () => {
  const event = { at: 5, kind: 'package.accepted', subjectId: 'package', detail: { copies: 3, by: null } }

  test('are numbered and listed page by page, newest first', () => {
    const store = newStore()
    const ids = [1, 2, 3, 4, 5].map(at => store.events.add({ ...event, at }))
    expect(store.events.list({ limit: 2 }).map(row => row.at)).toEqual([5, 4])
    expect(store.events.list({ before: ids[3], limit: 10 })).toEqual([
      { ...event, id: ids[2], at: 3 },
      { ...event, id: ids[1], at: 2 },
      { ...event, id: ids[0], at: 1 },
    ])
  })

  test.each([
    'UPDATE events SET at = 0',
    'DELETE FROM events',
    "INSERT OR REPLACE INTO events (id, at, kind, detail) VALUES (1, 0, 'x', '{}')",
    "INSERT INTO events (id, at, kind, detail) VALUES (1, 0, 'x', '{}') ON CONFLICT DO UPDATE SET at = 0",
  ])('refuse %s', sql => {
    const path = newPath()
    const store = newStore(path)
    expect(store.events.add(event)).toBe(1)
    tamper(path, other => expect(() => other.execute(sql)).toThrow('events are only added'))
    expect(store.events.list({ limit: 10 })).toEqual([{ ...event, id: 1 }])
  })
})
