import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { setImmediate as turn } from 'node:timers/promises'
import { systemClock } from '../../electron/jobs/clock.ts'
import { noProgress } from '../../electron/mail/imap-client.ts'
import { openImap } from '../../electron/mail/imap-open.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { createLogIns } from '../../electron/mail/log-ins.ts'
import { listen, type Listening } from './loopback.ts'
import { createCursor, startWatching } from './watching.ts'

/** The line at which the server resets the connection; `connect` is before any. */
const moments = ['connect', 'CAPABILITY', 'LOGIN', 'EXAMINE', 'SEARCH', 'NOOP'] as const
type Moment = (typeof moments)[number]

/** What would have ended the program. */
const uncaught = vi.fn<(error: Error) => void>()
beforeAll(() => void process.on('uncaughtExceptionMonitor', uncaught))
afterAll(() => void process.off('uncaughtExceptionMonitor', uncaught))

let server: Listening
let resets = 0
afterEach(() => server.stop())

async function startServer(moment: Moment): Promise<void> {
  resets = 0
  server = await listen(socket => {
    const reset = (): void => {
      resets += 1
      socket.resetAndDestroy()
    }
    if (moment === 'connect') return reset()
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    createInterface({ input: socket }).on('line', line => {
      const [, tag, command = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      if (command.includes(moment)) return reset()
      if (command.startsWith('EXAMINE')) socket.write('* 0 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n')
      if (command.startsWith('CAPABILITY')) socket.write('* CAPABILITY IMAP4rev1\r\n')
      socket.write(`${tag} OK done\r\n`)
    })
  })
}

const access = () => ({
  settings: {
    kind: 'imap',
    address: 'rada@example.ua',
    host: '127.0.0.1',
    port: server.port,
    security: 'tls',
    user: 'rada',
    folder: 'INBOX',
  } as const,
  password: 'tajemne-slovo',
  insecure: true,
})

describe('F13: a connection that is reset does not end the program', () => {
  it.each(moments.filter(moment => moment !== 'NOOP'))('in a watch: %s', async moment => {
    await startServer(moment)
    const watching = startWatching(createImapMailbox({ ...access(), clock: systemClock }), createCursor())
    expect(await watching.ended).toMatchObject({ remedy: 'retry' })
    await turn()
    expect(resets).toBeGreaterThan(0)
    expect(uncaught).not.toHaveBeenCalled()
  })

  it.each(moments.filter(moment => moment !== 'SEARCH' && moment !== 'NOOP'))('in a check: %s', async moment => {
    await startServer(moment)
    const mailbox = createImapMailbox({ ...access(), clock: systemClock })
    expect((await mailbox.check(new AbortController().signal)).failed?.error.code).toBe('mail.lost')
    await turn()
    expect(resets).toBeGreaterThan(0)
    expect(uncaught).not.toHaveBeenCalled()
  })

  it('when nobody is asking anything, or all is over', async () => {
    await startServer('NOOP')
    const session = await open(new AbortController().signal)
    session.client.emit('error', new Error('reset'))
    session.close()
    session.client.emit('error', new Error('late'))
    await turn()
    expect(uncaught).not.toHaveBeenCalled()
  })
})

it('a connection that is not wanted any more when it is let in is never made, and leaves its place', async () => {
  await startServer('connect')
  const abort = new AbortController()
  const left = vi.fn<() => void>()
  const opening = open(abort.signal, () => {
    abort.abort()
    return { refund: () => {}, leave: left }
  })
  await expect(opening).rejects.toThrow('aborted')
  expect(left).toHaveBeenCalled()
  await turn()
  expect(resets).toBe(0)
})

function open(signal: AbortSignal, enter?: () => { refund: () => void; leave: () => void }) {
  const logIns = createLogIns(systemClock)
  return openImap(access(), {
    clock: systemClock,
    logIns: enter ? { ...logIns, enter: async () => enter() } : logIns,
    purpose: 'watch',
    signal,
    progress: noProgress(),
  })
}
