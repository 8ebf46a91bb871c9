import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startScriptedImap, type ScriptedImap } from './scripted-imap.ts'
import { createCursor, startWatching } from './watching.ts'

let server: ScriptedImap
beforeAll(async () => {
  server = await startScriptedImap()
})
afterAll(() => server.stop())
beforeEach(() => (server.offersIds = true))

const letter = (uid: number, emailId: string, words = 'words') => ({
  ...{ uid, emailId },
  raw: `From: taisiia.p@example.com\r\nSubject: ${emailId}\r\n\r\n${words}\r\n`,
})

/** The bodies that are asked for and the letters that are known when the folder has `letters` after `first` was stored. */
async function secondLook(first: typeof server.letters, letters: typeof server.letters) {
  const cursor = createCursor()
  const bodies: string[] = []
  const known: number[] = []
  for (const held of [first, letters]) {
    server.letters = held
    const before = server.asked.length
    const watching = startWatching(server.open(60_000), cursor)
    await watching.until(() => watching.settledCount() > 0)
    await watching.stop()
    bodies.splice(0, Infinity, ...server.asked.slice(before).filter(asked => asked.startsWith('body')))
    for (const news of watching.news) if (news.kind === 'known') known.push(news.position.uid)
  }
  return { bodies, known }
}

it('a letter that lies in the folder a second time is known by the server’s name for it, and is not fetched (F3)', async () => {
  const looked = await secondLook([letter(1, 'M1')], [letter(1, 'M1'), letter(2, 'M1'), letter(3, 'M3')])
  expect(looked).toEqual({ bodies: ['body 3'], known: [2] })
})

it('one name for two letters of different size loses neither', async () => {
  const looked = await secondLook([letter(1, 'M1')], [letter(1, 'M1'), letter(2, 'M1', 'other words')])
  expect(looked).toEqual({ bodies: ['body 2'], known: [] })
})

it('a name that was never promised to last is not believed', async () => {
  server.offersIds = false
  const looked = await secondLook([letter(1, 'M1')], [letter(1, 'M1'), letter(2, 'M1')])
  expect(looked).toEqual({ bodies: ['body 2'], known: [] })
})

it('what is held is asked once of each letter, so that one of which it becomes true meanwhile is not passed over', async () => {
  server.letters = [letter(1, 'M1'), letter(2, 'M2')]
  const cursor = createCursor()
  let isKnown = false
  const holds = (serverId: string) => serverId === 'M2' || isKnown
  const watching = startWatching(
    server.open(60_000),
    { ...cursor, holds },
    ({ kind }) => (isKnown ||= kind === 'known'),
  )
  await watching.until(() => watching.settledCount() > 0)
  await watching.stop()
  expect(watching.news.flatMap(({ kind }) => (kind === 'known' || kind === 'letter' ? kind : []))).toEqual([
    'known',
    'letter',
  ])
})
