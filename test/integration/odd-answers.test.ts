import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Outbox } from '../../electron/mail/after.ts'
import { startScriptedImap, receivedAt, type ScriptedImap } from './scripted-imap.ts'
import { createCursor, plainLetter, startWatching } from './watching.ts'

let server: ScriptedImap
beforeEach(async () => {
  server = await startScriptedImap()
})
afterEach(() => server.stop())

it('letters that nobody asked for end the connection before they fill the memory', async () => {
  let hasRoom = false
  server.letters = [
    {
      uid: 3,
      raw: plainLetter('three'),
      evade: question => (question === 'size' && !hasRoom ? { gives: 'a letter nobody asked for' } : undefined),
    },
  ]
  const cursor = createCursor()
  const first = startWatching(server.open(60_000), cursor)
  expect(await first.ended).toMatchObject({ code: 'mail.lost' })
  hasRoom = true
  const second = startWatching(server.open(60_000), cursor)
  await second.until(() => second.letters.length === 1)
  await second.stop()
})

it('a server that makes other headers at each fetch has its letters fetched once more, and not at every look', async () => {
  const raw = plainLetter('three')
  const after = { does: 'move', folder: 'Done' } as const
  server.capabilities = 'MOVE'
  server.letters = [{ uid: 3, raw, evade: question => (question === 'size' ? undefined : { gives: 'other headers' }) }]
  const told: string[] = []
  const cursor = createCursor()
  const distrusted: string[] = []
  const outbox: Outbox = {
    opened() {},
    // As often as it is asked for: somebody tries again and again.
    next: () => ({ action: after, tasks: [{ id: 1, uid: 3, letterId: 'three', bytes: raw.length }] }),
    stored: () => ({ kind: 'whole', raw: Buffer.from(raw) }),
    note(tasks, outcome) {
      if (tasks.length > 0) told.push(outcome.kind === 'refused' ? outcome.code : outcome.kind)
    },
    broke() {},
  }
  const kept = {
    ...cursor,
    outbox,
    desk: { keyword: 'desk', former: [], rivals() {} },
    distrust(folder: string, uidValidity: string, from: number) {
      distrusted.push(`${folder} ${uidValidity}`)
      cursor.distrust(folder, uidValidity, from)
    },
  }
  const watching = startWatching(server.open(20, after), kept)
  await watching.until(() => told.length >= 4)
  await watching.stop()
  expect(new Set(told)).toEqual(new Set(['after.changed']))
  expect(distrusted).toEqual(['INBOX 7'])
  expect(watching.letters.map(letter => letter.receivedAt)).toEqual([receivedAt, receivedAt])
})
