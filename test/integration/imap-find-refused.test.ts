import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../electron/jobs/clock.ts'
import type { FoundLetter } from '../../electron/mail/found-letter.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { listen } from './loopback.ts'

type Answer = 'finds' | 'refuses' | 'hangs up'

/** Looks for «олена» on a server with INBOX and Junk, a letter in each, that answers a search in them so. */
async function find(answers: { readonly INBOX: Answer; readonly Junk: Answer }) {
  const searches: string[] = []
  const server = await listen(socket => {
    let open: keyof typeof answers = 'INBOX'
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    createInterface({ input: socket.setEncoding('utf8') }).on('line', line => {
      // The words come in a line of their own, behind the search.
      const [, tag, command = ''] = /^([0-9A-F]+) (.*)$/.exec(line) ?? []
      if (tag === undefined) return
      if (/^CAPABILITY/i.test(command)) socket.write('* CAPABILITY IMAP4rev1 LITERAL+\r\n')
      if (/^LIST "" "\*"/i.test(command)) socket.write('* LIST () "/" INBOX\r\n* LIST (\\Junk) "/" Junk\r\n')
      if (/^EXAMINE/i.test(command)) {
        open = /Junk/i.test(command) ? 'Junk' : 'INBOX'
        socket.write('* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n')
      }
      if (/^UID SEARCH/i.test(command)) {
        searches.push(command)
        if (answers[open] === 'hangs up') return void socket.destroy()
        if (answers[open] === 'refuses') return void socket.write(`${tag} NO [BADCHARSET (US-ASCII)] no such\r\n`)
        socket.write('* SEARCH 1\r\n')
      }
      if (/^UID FETCH/i.test(command))
        socket.write(
          `* 1 FETCH (UID 1 RFC822.SIZE 9 INTERNALDATE "24-Nov-2026 10:41:07 +0200" ENVELOPE (NIL NIL (("" NIL "o" "example.ua")) NIL NIL NIL NIL NIL NIL NIL))\r\n`,
        )
      socket.write(`${tag} OK done\r\n`)
    })
  })
  onTestFinished(() => server.stop())
  const mailbox = createImapMailbox({
    settings: {
      ...{ kind: 'imap', address: 'rada@example.ua', host: '127.0.0.1', port: server.port },
      ...{ security: 'tls', user: 'rada', folder: 'INBOX' },
    },
    ...{ password: 'tajemne-slovo', insecure: true, clock: systemClock, intervalMs: 60_000 },
  })
  const found: FoundLetter[] = []
  const question = { sender: 'олена', since: 0 }
  const failure = await (async () => {
    for await (const letters of mailbox.find!(question, AbortSignal.timeout(10_000))) found.push(...letters)
  })().catch((error: unknown) => error)
  return { folders: found.map(({ folder }) => folder), failure, searches }
}

it.each([
  ['refused in the watched folder is a failure', { INBOX: 'refuses', Junk: 'finds' }, [], 'mail.lost'],
  ['refused in another folder says nothing of the others', { INBOX: 'finds', Junk: 'refuses' }, ['INBOX'], undefined],
  ['during which the line is lost is a failure in any', { INBOX: 'finds', Junk: 'hangs up' }, ['INBOX'], 'mail.lost'],
  ['that is answered finds in each', { INBOX: 'finds', Junk: 'finds' }, ['INBOX', 'Junk'], undefined],
] as const)('a search %s, and is asked in UTF-8', async (_, answers, folders, code) => {
  const asked = await find(answers)
  expect([asked.folders, (asked.failure as { code?: string } | undefined)?.code]).toEqual([folders, code])
  expect(asked.searches.every(search => /^UID SEARCH CHARSET UTF-8/i.test(search))).toBe(true)
})
