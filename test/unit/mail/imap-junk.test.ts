import type { ImapFlow } from 'imapflow'
import { expect, it } from 'vitest'
import type { ImapSession } from '../../../electron/mail/imap-client.ts'
import { createJunkWatch, newJunkMemory } from '../../../electron/mail/imap-junk.ts'
import { createFakeClock } from '../../fakes/clock.ts'

/** A server with one folder for spam, under whatever name; counts how often it is asked for all of its folders. */
function serverWith(name: string | null) {
  const server = { name, lists: 0 }
  const folder = (path: string) => ({ path, name: path, flags: new Set<string>() })
  const client = {
    capabilities: new Map(),
    list() {
      server.lists += 1
      return Promise.resolve(server.name === null ? [] : [folder('INBOX'), folder(server.name)])
    },
    status: (path: string) =>
      path === server.name
        ? Promise.resolve({ path, messages: 1, uidNext: 2, uidValidity: 7n })
        : Promise.reject(Object.assign(new Error(), { code: 'NotFound', response: { responseStatus: 'NO' } })),
    mailboxOpen: (path: string) => Promise.resolve({ path, uidValidity: 7n }),
    search: () => Promise.resolve([1]),
    fetchAll: () => Promise.resolve([{ uid: 1, size: 100, internalDate: new Date(0) }]),
  }
  const session: Pick<ImapSession, 'client' | 'command' | 'assertOpen'> = {
    client: client as unknown as ImapFlow,
    command: run => run(client as unknown as ImapFlow),
    assertOpen() {},
  }
  return { server, session: session as ImapSession }
}

it('a folder for spam that is renamed under way is looked into at the next look, under its new name', async () => {
  const { server, session } = serverWith('Spam')
  const junk = createJunkWatch(session, newJunkMemory(), createFakeClock(0))
  expect((await junk.look())?.map(({ folder }) => folder)).toEqual(['Spam'])
  server.name = 'Небажана пошта'
  expect((await junk.look())?.map(({ folder }) => folder)).toEqual(['Небажана пошта'])
  server.name = 'Зовсім інше'
  expect(await junk.look()).toEqual([])
})

it('where there is none, thousands of folders are not listed at every look', async () => {
  const { server, session } = serverWith(null)
  const junk = createJunkWatch(session, newJunkMemory(), createFakeClock(0))
  for (let looks = 0; looks < 5; looks += 1) expect(await junk.look()).toBeNull()
  expect(server.lists).toBe(1)
})
