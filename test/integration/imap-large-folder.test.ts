import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import { noProgress, type ImapSession } from '../../electron/mail/imap-client.ts'
import { createImapFetch } from '../../electron/mail/imap-fetch.ts'
import { openImap } from '../../electron/mail/imap-open.ts'
import { maxSearched, searchBatch } from '../../electron/mail/limits.ts'
import { createLogIns } from '../../electron/mail/log-ins.ts'
import { startEvilServer, type EvilServer } from '../drill/support/evil-server.ts'

let server: EvilServer
let session: ImapSession
beforeEach(async () => {
  server = await startEvilServer()
  session = await openImap(
    {
      settings: {
        ...{ kind: 'imap', address: 'rada@example.ua', security: 'tls', user: 'rada', folder: 'INBOX' },
        ...{ host: '127.0.0.1', port: server.port },
      },
      password: 'tajemne-slovo',
      insecure: true,
    },
    {
      clock: systemClock,
      logIns: createLogIns(systemClock),
      purpose: 'check',
      signal: new AbortController().signal,
      progress: noProgress(),
    },
  )
})
afterEach(async () => {
  session.close()
  await server.stop()
})

/** A folder of so many letters that loses its first one behind each question, and what was asked of it. */
async function searchFolder(says: number, has: number): Promise<{ asked: string[]; found: number[] }> {
  const uids = Array.from({ length: has }, (_, at) => 4_000_000_000 + at)
  const asked: string[] = []
  server.behave(({ step, tag, command }) => {
    const answer = (words: string) => ({ bytes: Buffer.from(`${words}${tag} OK done\r\n`) })
    if (step === 'select') return answer(`* ${says} EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n`)
    if (step !== 'search') return null
    asked.push(command)
    const [, first = '1', last = '*'] = /SEARCH (\d+):(\d+|\*)/i.exec(command) ?? []
    const found = uids.slice(Number(first) - 1, last === '*' ? undefined : Number(last))
    uids.shift()
    return answer(`* SEARCH ${found.join(' ')}\r\n* 1 EXPUNGE\r\n`)
  })
  await session.command(client => client.mailboxOpen('INBOX', { readOnly: true }))
  const found = await createImapFetch(session, 'INBOX', '7').search({ all: true })
  return { asked, found }
}

it('asks for all letters of an ordinary folder at once', async () => {
  const { asked, found } = await searchFolder(searchBatch, searchBatch)
  expect(asked).toEqual(['UID SEARCH ALL'])
  expect(found).toHaveLength(searchBatch)
})

it('asks for those of a large folder in portions, and misses none when others are deleted meanwhile', async () => {
  const has = 2 * searchBatch + 5
  const { asked, found } = await searchFolder(has, has)
  expect(asked).toHaveLength(3)
  // Only those deleted before they were asked for.
  expect(found.slice(0, 2)).toEqual([4_000_000_002, 4_000_000_003])
  expect(found).toHaveLength(has - 2)
})

it('does not ask for ever when a server tells of more letters than there can be', async () => {
  const { asked, found } = await searchFolder(4_294_967_295, 3)
  expect(asked).toHaveLength(maxSearched / searchBatch)
  expect(found).toEqual([])
})
