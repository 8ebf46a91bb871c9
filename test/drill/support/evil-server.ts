import { createInterface } from 'node:readline'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { listen } from '../../integration/loopback.ts'

/** The questions of a client, in the order in which they come first. */
export const talkSteps = [
  ...['greeting', 'login', 'capability', 'list', 'select', 'search', 'sizes', 'body', 'idle', 'done'],
] as const
export type TalkStep = (typeof talkSteps)[number]

/** An answer as an honest server gives it. */
export interface HonestAnswer {
  readonly step: TalkStep
  readonly tag: string
  /** What was asked, without its tag. */
  readonly command: string
  readonly bytes: Buffer
}

/** What goes to the client in its place. */
export interface EvilAnswer {
  readonly bytes: Buffer
  /** So many bytes at a time, and the pause between. */
  readonly pace?: { readonly bytes: number; readonly everyMs: number }
  readonly leave?: 'stay' | 'end' | 'reset'
}

/** Null where the honest answer is given. */
export type Evil = (answer: HonestAnswer) => EvilAnswer | null

export interface EvilServer {
  readonly port: number
  /** Answers this way from now on; null: honestly. */
  behave(evil: Evil | null): void
  /** Evil answers so far. */
  given(): number
  stop(): Promise<void>
}

/** What an honest look at it gives, by UID. */
export const evilLetters: ReadonlyMap<number, string> = new Map(
  [3, 7, 12].map(uid => [
    uid,
    `From: v${uid}@example.com\r\nSubject: letter ${uid}\r\n\r\n${'words\r\n'.repeat(uid * 40)}`,
  ]),
)
const capability = 'CAPABILITY IMAP4rev1 IDLE'

/** An IMAP server that keeps three letters in memory and answers each question honestly or as a drill says. */
export async function startEvilServer(): Promise<EvilServer> {
  let evil: Evil | null = null
  let given = 0
  const listening = await listen(socket => {
    socket.setNoDelay(true)
    let idleTag = ''
    answer(socket, { step: 'greeting', tag: '*', command: '', bytes: Buffer.from('* OK ready\r\n') })
    const lines = createInterface({ input: socket })
    lines.on('error', () => {})
    lines.on('line', line => {
      const [, tag = '', command = ''] = /^(\S+)(?: (.*))?$/.exec(line) ?? []
      if (/^IDLE/i.test(command)) idleTag = tag
      const step = stepOf(tag, command)
      const ownTag = step === 'done' ? idleTag : tag
      answer(socket, { step, tag: ownTag, command, bytes: Buffer.from(honest(step, ownTag, command)) })
    })
  })

  function answer(socket: Socket, honestly: HonestAnswer): void {
    const instead = evil?.(honestly) ?? null
    if (instead) given += 1
    void send(socket, instead ?? { bytes: honestly.bytes })
  }

  return {
    port: listening.port,
    behave: next => (evil = next),
    given: () => given,
    stop: listening.stop,
  }
}

async function send(socket: Socket, { bytes, pace, leave }: EvilAnswer): Promise<void> {
  if (pace) {
    for (let at = 0; at < bytes.length && !socket.destroyed; at += pace.bytes) {
      socket.write(bytes.subarray(at, at + pace.bytes))
      await pause(pace.everyMs)
    }
  } else socket.write(bytes)
  if (leave === 'end') socket.end()
  if (leave === 'reset') socket.resetAndDestroy()
}

function stepOf(tag: string, command: string): TalkStep {
  if (/^DONE$/i.test(tag)) return 'done'
  if (/^(LOGIN|AUTHENTICATE)/i.test(command)) return 'login'
  if (/^(LIST|LSUB)/i.test(command)) return 'list'
  if (/^(EXAMINE|SELECT)/i.test(command)) return 'select'
  if (/^UID SEARCH/i.test(command)) return 'search'
  if (/^UID FETCH.*BODY/i.test(command)) return 'body'
  if (/^UID FETCH/i.test(command)) return 'sizes'
  if (/^IDLE/i.test(command)) return 'idle'
  return 'capability'
}

function honest(step: TalkStep, tag: string, command: string): string {
  const done = `${tag} OK done\r\n`
  switch (step) {
    case 'capability':
      return /^CAPABILITY/i.test(command) ? `* ${capability}\r\n${done}` : done
    case 'list':
      return `* ${/^LSUB/i.test(command) ? 'LSUB' : 'LIST'} () "/" INBOX\r\n${done}`
    case 'select':
      return `* ${evilLetters.size} EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT 13] next\r\n${done}`
    case 'search': {
      const from = Number(/UID (\d+):/i.exec(command)?.[1] ?? 0)
      return `* SEARCH ${[...evilLetters.keys()].filter(uid => uid >= from || uid === 12).join(' ')}\r\n${done}`
    }
    case 'sizes':
      return (
        asked(command)
          .map(([uid, raw]) => `* 1 FETCH (UID ${uid} ${date} RFC822.SIZE ${raw.length})\r\n`)
          .join('') + done
      )
    case 'body':
      return (
        asked(command)
          .map(([uid, raw]) => `* 1 FETCH (UID ${uid} ${date} BODY[]<0> {${raw.length}}\r\n${raw})\r\n`)
          .join('') + done
      )
    case 'idle':
      return '+ idling\r\n'
    case 'greeting':
    case 'login':
    case 'done':
      return done
    default:
      return step satisfies never
  }
}

const date = 'INTERNALDATE "24-Nov-2026 10:41:07 +0200"'

/** The letters of a set such as `3,7:12`. */
function asked(command: string): readonly (readonly [number, string])[] {
  const ranges = (/^UID FETCH (\S+)/i.exec(command)?.[1] ?? '').split(',').map(range => range.split(':').map(Number))
  return [...evilLetters].filter(([uid]) => ranges.some(([first = 0, last = first]) => uid >= first && uid <= last))
}
