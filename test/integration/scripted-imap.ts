import { createInterface } from 'node:readline'
import type { Socket } from 'node:net'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { createLogIns } from '../../electron/mail/log-ins.ts'
import type { Mailbox } from '../../electron/mail/mailbox.ts'
import type { AfterAction } from '../../shared/model/mailbox.ts'
import { listen } from './loopback.ts'

/** What is asked about a letter; `rest` is a body that is not asked for from its beginning. */
export type Question = 'size' | 'body' | 'rest' | 'headers'

/** How a server gets out of answering: by a line of its own for the tag, with nothing, or with something that is wrong. */
export type Evasion =
  | { readonly says: string }
  | {
      readonly gives:
        | 'a letter nobody asked for'
        | 'other headers'
        | 'nothing'
        | 'nil'
        | 'empty'
        | 'half'
        | 'too much'
        | 'garbage'
        | 'endless literal'
        | 'goodbye'
        | 'hang-up'
    }

export interface ScriptedLetter {
  readonly uid: number
  readonly raw: string
  /** Bytes that it is said to have; as many as it has unless told. */
  readonly announced?: number
  /** What the server calls it wherever it lies (RFC 8474). */
  readonly emailId?: string
  /** Undefined when the letter is given as it is. */
  evade?: ((question: Question) => Evasion | undefined) | undefined
}

export interface ScriptedImap {
  /** Its letters, by ascending UID; may change at any time. */
  letters: ScriptedLetter[]
  /** Whether it promises that its names of letters last. */
  offersIds: boolean
  /** Beside IMAP4rev1. */
  capabilities: string
  /** The folder's numbering; another one when it is opened again, once changed. */
  uidValidity: number
  /** Every fetch so far, as it came. */
  readonly fetches: readonly string[]
  /** Every question about letters so far, as `body 7`. */
  readonly asked: readonly string[]
  open(intervalMs: number, after?: AfterAction): Mailbox
  stop(): Promise<void>
}

export const receivedAt = Date.UTC(2026, 10, 24, 8, 41, 7)

/** An IMAP server that keeps its letters in memory and answers about each of them as the test says. */
export async function startScriptedImap(): Promise<ScriptedImap> {
  const asked: string[] = []
  const fetches: string[] = []
  const server: Pick<ScriptedImap, 'letters' | 'offersIds' | 'capabilities' | 'uidValidity'> = {
    letters: [],
    offersIds: false,
    capabilities: '',
    uidValidity: 7,
  }
  /** How many letters the client has been told of. */
  let told = 0
  const listening = await listen(socket => {
    socket.setNoDelay(true)
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    const lines = createInterface({ input: socket })
    // A client that has had enough hangs up in the middle of an answer.
    lines.on('error', () => {})
    lines.on('line', line => {
      const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      answer(socket, tag, command)
    })
  })

  function answer(socket: Socket, tag: string, command: string): void {
    if (/^UID FETCH /i.test(command)) return fetch(socket, tag, command)
    const uids = server.letters.map(({ uid }) => uid)
    const from = /^UID SEARCH UID (\d+):\*/i.exec(command)?.[1]
    if (/^CAPABILITY/i.test(command))
      socket.write(`* CAPABILITY IMAP4rev1${server.offersIds ? ' OBJECTID' : ''} ${server.capabilities}\r\n`)
    if (/^STATUS/i.test(command)) socket.write('* STATUS Done (MESSAGES 0)\r\n')
    if (/^(EXAMINE|SELECT)/i.test(command)) {
      told = uids.length
      socket.write(
        `* ${uids.length} EXISTS\r\n* OK [UIDVALIDITY ${server.uidValidity}] valid\r\n* OK [UIDNEXT 999] next\r\n`,
      )
    }
    if (/^UID SEARCH/i.test(command))
      socket.write(`* SEARCH ${uids.filter(uid => uid >= Number(from ?? 0)).join(' ')}\r\n`)
    socket.write(`${tag} OK done\r\n`)
  }

  function fetch(socket: Socket, tag: string, command: string): void {
    const [start = 0, length = Infinity] = (/<(\d+)\.(\d+)>/.exec(command) ?? []).slice(1).map(Number)
    const body = start > 0 ? 'rest' : 'body'
    const question = /HEADER/i.test(command) ? 'headers' : /BODY/i.test(command) ? body : 'size'
    fetches.push(command)
    const wanted = expand(/^UID FETCH (\S+)/i.exec(command)![1]!)
    for (const [index, letter] of server.letters.entries()) {
      if (!wanted.has(letter.uid)) continue
      asked.push(`${question} ${letter.uid}`)
      const evasion = letter.evade?.(question)
      if (evasion && 'says' in evasion) return void socket.write(`${tag} ${evasion.says}\r\n`)
      const { uid, raw, announced = raw.length, emailId } = letter
      const facts = `* ${index + 1} FETCH (UID ${uid} INTERNALDATE "24-Nov-2026 10:41:07 +0200"${emailId ? ` EMAILID (${emailId})` : ''}`
      const section = question === 'headers' ? 'BODY[HEADER]' : `BODY[]<${start}>`
      let asIs = question === 'headers' ? raw.slice(0, raw.indexOf('\r\n\r\n') + 4) : raw.slice(start, start + length)
      if (evasion?.gives === 'too much') asIs = raw
      if (evasion?.gives === 'other headers') asIs = `X-Made: ${fetches.length}\r\n${asIs}`
      if (evasion?.gives === 'a letter nobody asked for')
        socket.write(`* 9 FETCH (UID 900 BODY[] {5000000}\r\n${'w'.repeat(5_000_000)})\r\n`)
      const text = evasion?.gives === 'half' ? asIs.slice(0, Math.ceil(asIs.length / 2)) : asIs
      const given = question === 'size' ? ` RFC822.SIZE ${announced}` : ` ${section} {${text.length}}\r\n${text}`
      switch (evasion?.gives) {
        case undefined:
        case 'half':
        case 'other headers':
        case 'a letter nobody asked for':
        case 'too much':
          socket.write(`${facts}${given})\r\n`)
          break
        case 'nothing':
          break
        case 'nil':
          socket.write(`${facts} ${section} NIL)\r\n`)
          break
        case 'empty':
          socket.write(`${facts} ${section} "")\r\n`)
          break
        case 'garbage':
          socket.write(`${facts} ${section} {3}\r\n${text.replaceAll('\r\n', ' ')}(\r\n`)
          break
        case 'endless literal':
          return void socket.write(`${facts} ${section} {99999999999}\r\n${text}`)
        case 'goodbye':
          return void socket.end(`* BYE FETCH failed: internal error\r\n`)
        case 'hang-up':
          return void socket.destroy()
      }
    }
    // As servers do: what came meanwhile is told with the answer to whatever was asked.
    if (server.letters.length > told) socket.write(`* ${(told = server.letters.length)} EXISTS\r\n`)
    socket.write(`${tag} OK done\r\n`)
  }

  return {
    get letters() {
      return server.letters
    },
    set letters(letters) {
      server.letters = letters
    },
    get offersIds() {
      return server.offersIds
    },
    set offersIds(offersIds) {
      server.offersIds = offersIds
    },
    get capabilities() {
      return server.capabilities
    },
    set capabilities(capabilities) {
      server.capabilities = capabilities
    },
    get uidValidity() {
      return server.uidValidity
    },
    set uidValidity(uidValidity) {
      server.uidValidity = uidValidity
    },
    fetches,
    asked,
    open: (intervalMs, after) =>
      createImapMailbox({
        settings: {
          kind: 'imap',
          address: 'rada@example.ua',
          host: '127.0.0.1',
          port: listening.port,
          security: 'tls',
          user: 'rada',
          folder: 'INBOX',
          ...(after && { after }),
        },
        password: 'tajemne-slovo',
        insecure: true,
        clock: systemClock,
        // These tests reconnect more often than a log-in budget allows.
        logIns: createLogIns(systemClock, { burst: 10_000, everyMs: 1 }),
        intervalMs,
      }),
    stop: listening.stop,
  }
}

/** The UIDs of a set such as `1,4:6`. */
function expand(set: string): Set<number> {
  return new Set(
    set.split(',').flatMap(range => {
      const [first = 0, last = first] = range.split(':').map(Number)
      return Array.from({ length: last - first + 1 }, (_, at) => first + at)
    }),
  )
}
