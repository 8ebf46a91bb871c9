import { ImapFlow } from 'imapflow'
import { expect, it, vi } from 'vitest'
import { startScriptedImap } from './scripted-imap.ts'
import { createCursor, plainLetter, startWatching } from './watching.ts'

it('F1: a folder that is numbered anew again and again leaves nothing behind in its connection', async () => {
  const server = await startScriptedImap()
  server.letters = [{ uid: 1, raw: plainLetter('again') }]
  const listen = vi.spyOn(ImapFlow.prototype, 'on')
  const mailbox = server.open(60_000)
  const watching = startWatching(mailbox, createCursor(), ({ kind }) => {
    if (kind !== 'settled') return
    server.uidValidity += 1
    mailbox.wake()
  })
  await watching.until(() => watching.settledCount() >= 5)
  expect(watching.letters.length).toBeGreaterThanOrEqual(5)
  expect(listen.mock.calls.filter(([event]) => event === 'exists')).toHaveLength(1)
  listen.mockRestore()
  await watching.stop()
  await server.stop()
})
