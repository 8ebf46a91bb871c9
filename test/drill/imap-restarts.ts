import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { databaseKey, databaseOf, secretsOf } from '../../electron/app/data-folder.ts'
import { systemClock } from '../../electron/jobs/clock.ts'
import { createImapMailbox } from '../../electron/mail/imap.ts'
import { createLogIns, logInBudget } from '../../electron/mail/log-ins.ts'
import { fileOnly, openSecretFile } from '../../electron/shell/secret-file.ts'
import { connect } from '../../electron/store/database.ts'
import { setupAnswers, temporaryFolder } from '../fakes/app.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { startDovecot } from '../integration/dovecot.ts'
import { openMaildir } from '../integration/maildir.ts'
import type { DrillOptions } from './drill.ts'
import { createLetters, type SentLetter } from './support/crash-letters.ts'
import { judge } from './support/judge.ts'
import { inLanes } from './support/lanes.ts'
import { makeDataFolder } from './support/make-data-folder.ts'
import { fewCycles, restartCycles, type RestartCycle } from './support/restart-cycles.ts'
import { refusingConfig } from './support/server-faults.ts'
import { startIntake } from './support/start-intake.ts'
import { startTalkProxy } from './support/talk-proxy.ts'

export const description =
  'a mail server killed, ended, hanging up or refusing in each state of a talk: letters stored 30 s after it is back (--hour)'

/** Each with a server and a program of its own. */
const lanes = 5
const storedWithinMs = 30_000
/** Beyond this a letter is not late but lost. */
const patienceMs = 120_000
/** A talk that never comes to the moment: the fault did not strike. */
const reachWithinMs = 30_000
const logInsAnHour = 60

interface Tried {
  readonly cycle: RestartCycle
  readonly tookMs: number | null
}

interface Lane {
  readonly tried: readonly Tried[]
  /** The most log-ins in any hour of the scaled clock. */
  readonly logIns: number
  readonly wrong: readonly string[]
}

/** `--hour MS`: the hour in which 60 log-ins are allowed; the faults of a month come in minutes here. */
export async function run(
  report: (line: string) => void,
  { short, args }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const { values } = parseArgs({ args: [...args], options: { hour: { type: 'string' } } })
  const hourMs = Number(values.hour ?? 90_000)
  const cycles = short ? fewCycles() : restartCycles(2)
  function tell({ cycle, tookMs }: Tried): void {
    const isGood = tookMs !== null && tookMs <= storedWithinMs
    const took = tookMs === null ? 'never' : `${(tookMs / 1_000).toFixed(1)} s`
    report(`${isGood ? 'ok' : 'FAILED'}  ${took}  ${cycle.fault.name}, ${cycle.state.name}, away ${cycle.downMs} ms`)
  }
  const done: Lane[] = []
  const count = short ? 2 : lanes
  const perLane = Array.from({ length: count }, (_, lane) => cycles.filter((_cycle, at) => at % count === lane))
  await inLanes(perLane, count, async own => void done.push(await passThrough(own, hourMs, tell)))
  const tried = done.flatMap(lane => lane.tried)
  for (const { wrong } of done) for (const line of wrong) report(`FAILED  ${line}`)
  const times = tried.map(({ tookMs }) => tookMs ?? Infinity).toSorted((a, b) => a - b)
  const at = (share: number) => ((times[Math.ceil(times.length * share) - 1] ?? 0) / 1_000).toFixed(1)
  const logIns = Math.max(...done.map(lane => lane.logIns))
  report(
    `with log-ins counted by an hour of ${hourMs / 1_000} s, ${cycles.length - tried.length} faults did not strike`,
  )
  report(`stored after the server was back: median ${at(0.5)} s, p95 ${at(0.95)} s, worst ${at(1)} s`)
  report(`log-ins in any scaled hour (${hourMs / 1_000} s): at most ${logIns} of ${logInsAnHour}`)
  const isWhole = done.every(({ wrong }) => wrong.length === 0) && logIns <= logInsAnHour
  return { tried: tried.length, survived: isWhole ? times.filter(ms => ms <= storedWithinMs).length : 0 }
}

async function passThrough(cycles: readonly RestartCycle[], hourMs: number, tell: (one: Tried) => void): Promise<Lane> {
  const folder = temporaryFolder('drill-restarts')
  const dataDir = join(folder.path, 'data')
  const dovecot = await startDovecot({ tls: false, config: refusingConfig })
  const proxy = await startTalkProxy(dovecot.port)
  const everyMs = (logInBudget.everyMs * hourMs) / 3_600_000
  const logIns = createLogIns(systemClock, { ...logInBudget, everyMs })
  makeDataFolder(dataDir, dovecot, dovecot.user)
  const maildir = openMaildir(dovecot, dovecot.user)
  const { host: _, ...answers } = setupAnswers.mailbox
  const { password } = dovecot
  const settings = { ...answers, host: '127.0.0.1', port: proxy.port, user: dovecot.user, security: 'tls' } as const
  const mailbox = createImapMailbox({
    ...{ settings, password, insecure: true, clock: systemClock, logIns },
    // A look each few seconds, so that those moments need not be waited for.
    intervalMs: 3_000,
  })
  const app = startIntake(dataDir, () => mailbox)
  const stored = openStored(dataDir)
  const random = createDice(23)
  const sent: SentLetter[] = []
  const tried: Tried[] = []

  function put(count: number): void {
    for (const letter of createLetters(count, random, sent.length)) {
      sent.push(letter)
      maildir.put(letter.raw)
    }
  }
  async function areStored(withinMs: number): Promise<boolean> {
    const from = systemClock.elapsed()
    while (stored.count() < sent.length) {
      if (systemClock.elapsed() - from > withinMs) return false
      await pause(20)
    }
    return true
  }

  try {
    put(3)
    await areStored(patienceMs)
    for (const cycle of cycles) {
      const reached = proxy.reach(cycle.state, false)
      if (!/DONE|SEARCH UID|IDLE/.test(String(cycle.state.after))) {
        // All the others are moments of a new connection, or of a letter on it.
        put(1)
        proxy.cut()
      }
      const isReached = await Promise.race([reached.then(() => true), pause(reachWithinMs, false, { ref: false })])
      if (!isReached) continue
      const heal = await cycle.fault.strike(dovecot, proxy)
      if (heal === null) continue
      put(cycle.letters)
      await pause(cycle.downMs)
      await heal()
      const backAt = systemClock.elapsed()
      const isStored = await areStored(patienceMs)
      const one = { cycle, tookMs: isStored ? systemClock.elapsed() - backAt : null }
      tried.push(one)
      tell(one)
    }
  } finally {
    stored.close()
    await app.stop()
    await proxy.stop()
    await dovecot.stop()
  }
  const wrong = judge(dataDir, { delivered: sent, acknowledged: new Set(), isOver: true })
  folder.remove()
  return { tried, logIns: mostWithin(proxy.logIns, hourMs), wrong }
}

function openStored(dataDir: string) {
  const key = openSecretFile(secretsOf(dataDir), fileOnly).read(databaseKey)!
  const database = connect(databaseOf(dataDir), key, 'read')
  const query = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM letters')
  return { count: () => query.get()!.count, close: () => database.close() }
}

function mostWithin(times: readonly number[], spanMs: number): number {
  return Math.max(0, ...times.map(from => times.filter(at => at >= from && at < from + spanMs).length))
}
