import { readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { systemClock } from '../../electron/jobs/clock.ts'
import { scaleDeadlines } from '../../electron/mail/imap-deadlines.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { pollMs } from '../../electron/mail/limits.ts'
import { startDovecot, type Dovecot } from '../integration/dovecot.ts'
import { openMaildir } from '../integration/maildir.ts'
import { plainLetter } from '../integration/watching.ts'
import type { DrillOptions } from './drill.ts'
import { startDrillSync } from './support/drill-sync.ts'
import { lineStates, type LineState } from './support/line-states.ts'
import { startTalkProxy } from './support/talk-proxy.ts'

export const description =
  'a line that dies without a word in each state of a connection: noticed in 90 s, closed, and letters come again (--scale)'

/** What must hold at a scale of 1. */
const noticedWithinMs = 90_000
/** A busy machine's own pauses do not shrink with the deadlines. */
const hiccupMs = { short: 20_000, full: 1_500, real: 0 } as const
/** Beyond this nobody waits for something that never happens. */
const patienceMs = 60_000

interface Outcome {
  readonly state: string
  readonly noticedMs: number | null
  readonly arrivedMs: number | null
  readonly problem: string | null
}

export async function run(
  report: (line: string) => void,
  { short, args }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const { values } = parseArgs({ args: [...args], options: { scale: { type: 'string' } } })
  const scale = Number(values.scale ?? (short ? 0.06 : 0.1))
  const dovecot = await startDovecot({ config: 'mail_max_userip_connections = 100\n' })
  let [tried, survived] = [0, 0]
  try {
    const passes = short
      ? [{ times: 1, scale }]
      : [{ times: 3, scale }, ...(values.scale ? [] : [{ times: 1, scale: 1 }])]
    for (const [index, pass] of passes.entries()) {
      const hiccup = short ? hiccupMs.short : pass.scale < 1 ? hiccupMs.full : hiccupMs.real
      const limitMs = noticedWithinMs * pass.scale + hiccup
      const before = openFiles()
      const tries = Array.from({ length: pass.times }, (_, time) =>
        lineStates.map((state, at) => breakLine(dovecot, state, `pass${index}-${time}-${at}`, pass.scale)),
      )
      const outcomes = await Promise.all(tries.flat())
      const struck = outcomes.filter(({ problem }) => problem !== 'not struck')
      const good = struck.filter(({ problem, noticedMs }) => problem === null && (noticedMs ?? Infinity) <= limitMs)
      // Closed sockets leave in the next turns of the loop.
      await pause(200)
      const leaked = openFiles() - before
      for (const outcome of outcomes) {
        const { state, noticedMs, arrivedMs, problem } = outcome
        const isGood = good.includes(outcome)
        report(
          `${isGood ? 'ok' : 'FAILED'}  ${seconds(noticedMs)} noticed, ${seconds(arrivedMs)} letter  ${state} ${problem ?? ''}`,
        )
      }
      const worst = Math.max(...struck.map(one => one.noticedMs ?? Infinity))
      report(
        `deadlines × ${pass.scale}: ${struck.length} lines died, ${good.length} noticed in time, the last after ` +
          `${seconds(worst)} (limit ${seconds(limitMs)}); file descriptors left behind: ${leaked}`,
      )
      tried += struck.length
      survived += leaked > 0 ? 0 : good.length
    }
  } finally {
    await dovecot.stop()
  }
  return { tried, survived }
}

/** One mailbox, whose line dies once; a letter comes meanwhile. */
async function breakLine(dovecot: Dovecot, state: LineState, user: string, scale: number): Promise<Outcome> {
  const { name, security } = state
  const maildir = openMaildir(dovecot, user)
  maildir.put(`${plainLetter('before')}${'words of a letter\r\n'.repeat(4_000)}`)
  const proxy = await startTalkProxy(security === 'tls' ? dovecot.tlsPort : dovecot.port)
  const struck = proxy.reach(state, true)
  const mailbox = createImapMailbox({
    settings: {
      ...{ kind: 'imap', address: 'rada@example.ua', host: 'localhost', port: proxy.port, folder: 'INBOX', user },
      security: security ?? 'tls',
    },
    ...(security ? { tls: { ca: dovecot.ca } } : { insecure: true }),
    password: dovecot.password,
    clock: systemClock,
    intervalMs: pollMs * scale,
    deadlines: scaleDeadlines(scale),
  })
  const watched = startDrillSync(mailbox)
  const overdue = pause(noticedWithinMs * scale + patienceMs, 'overdue' as const, { ref: false })
  const outcome: Outcome = { state: name, noticedMs: null, arrivedMs: null, problem: null }
  try {
    const dead = await Promise.race([struck, overdue])
    if (dead === 'overdue') return { ...outcome, problem: 'not struck' }
    const struckAt = systemClock.elapsed()
    maildir.put(plainLetter('meanwhile'))
    if ((await Promise.race([dead.left, overdue])) === 'overdue') return { ...outcome, problem: 'never noticed' }
    const noticedMs = systemClock.elapsed() - struckAt
    const arrived = watched.until(() => watched.letters.includes('meanwhile') && watched.letters.includes('before'))
    if ((await Promise.race([arrived, overdue])) === 'overdue')
      return { ...outcome, noticedMs, problem: `no letter: ${watched.failures.map(({ code }) => code).join(' ')}` }
    const arrivedMs = systemClock.elapsed() - struckAt
    const open = proxy.open()
    const problem =
      open !== 1 ? `${open} connections are open` : watched.failures.length === 0 ? 'nobody was told' : null
    return { ...outcome, noticedMs, arrivedMs, problem }
  } finally {
    await watched.sync.stop()
    await proxy.stop()
  }
}

function openFiles(): number {
  return readdirSync('/proc/self/fd').length
}

const seconds = (ms: number | null): string => (ms === null ? '   –  s' : `${(ms / 1_000).toFixed(1).padStart(5)} s`)
