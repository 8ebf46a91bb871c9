import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseOf } from '../../electron/app/data-folder.ts'
import { systemClock } from '../../electron/jobs/clock.ts'
import { importLetters } from '../bench/support/letters.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { startDovecot } from '../integration/dovecot.ts'
import type { DrillOptions } from './drill.ts'
import { buildChild, type IntakeProgram } from './support/build-child.ts'
import { createLetters, type SentLetter } from './support/crash-letters.ts'
import { judge, judgeCopy } from './support/judge.ts'
import { earlier, killMoments, nameOf, type Kill, type KillMoment } from './support/kill-moments.ts'
import { inLanes } from './support/lanes.ts'
import { makeDataFolder } from './support/make-data-folder.ts'
import { startChild, type IntakeChild } from './support/start-child.ts'
import { ensureStrace, killAtCall } from './support/strace.ts'
import { killWhileTelling } from './support/telling-kills.ts'

export const description =
  'kill -9 of intake at 2,000 random moments and 20 times at each of its steps: no letter lost, doubled or half'

/** Waiting for a server and for a disk leaves room for another. */
const lanes = 3

/** `--random N`, `--each N`: fewer or more tries of either kind. */
export async function run(
  report: (line: string) => void,
  { short, args }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  ensureStrace()
  const random = createDice(5)
  const { values } = parseArgs({ args: [...args], options: { random: { type: 'string' }, each: { type: 'string' } } })
  const each = short ? 1 : Number(values.each ?? 20)
  const moments = killMoments(random, short ? 3 : Number(values.random ?? 2_000), each)
  const letters = createLetters(short ? 120 : 250, random)
  const folder = temporaryFolder('drill-kill')
  const dovecot = await startDovecot({ tls: false })
  try {
    await importLetters(
      dovecot,
      letters.map(({ raw }) => raw),
      dovecot.user,
    )
    const empty = join(folder.path, 'empty')
    makeDataFolder(empty, dovecot, dovecot.user)
    const place = { folder: folder.path, program: await buildChild(join(folder.path, 'program')), empty, letters }
    const kills: Kill[] = []
    const missed: KillMoment[] = []
    let count = 0
    const perLane = Array.from({ length: Math.min(lanes, moments.length) }, (_, lane) =>
      moments.filter((_, index) => index % lanes === lane),
    )
    const passes = perLane.map(own => async () => {
      for (const left = [...own]; left.length > 0;) kills.push(...(await passThrough(place, count++, left, missed)))
    })
    const tellings = Array.from({ length: each }, (_, number) => async () => {
      kills.push(...(await killWhileTelling({ ...place, dovecot, random }, number)))
    })
    await inLanes([...passes, ...tellings], lanes, pass => pass())
    for (const { moment, wrong } of kills)
      if (wrong.length > 0) report(`FAILED  ${nameOf(moment)}: ${wrong.join(', ')}`)
    const names = Map.groupBy(kills, ({ moment }) => nameOf(moment))
    for (const [name, group] of names) report(`${String(group.length).padStart(5)}  ${name}`)
    for (const moment of missed) report(`not reached, and not counted: ${nameOf(moment)}`)
    report(`${count} times from an empty folder to all ${letters.length} letters`)
    return { tried: kills.length, survived: kills.filter(({ wrong }) => wrong.length === 0).length }
  } finally {
    await dovecot.stop()
    folder.remove()
  }
}

interface Place {
  readonly folder: string
  readonly program: IntakeProgram
  readonly empty: string
  readonly letters: readonly SentLetter[]
}

/** From an empty folder until every letter is in: ended again and again at the moments that it takes off `left`. */
async function passThrough(
  place: Place,
  number: number,
  left: KillMoment[],
  missed: KillMoment[],
): Promise<readonly Kill[]> {
  const dataDir = join(place.folder, `pass-${number}`)
  cpSync(place.empty, dataDir, { recursive: true })
  const acknowledged = new Set<string>()
  const kills: Kill[] = []
  try {
    for (let isOver = false; !isOver;) {
      const moment = left[0]
      const child = start(place, dataDir, moment)
      if (moment && (await strike(child, moment))) {
        left.shift()
        note(child)
        kills.push({
          moment,
          wrong: judgeCopy(dataDir, join(place.folder, 'copy'), {
            delivered: place.letters,
            acknowledged,
            isOver: false,
          }),
        })
        continue
      }
      isOver = await child.until(({ kind }) => kind === 'settled')
      await child.stop()
      note(child)
      if (!isOver) throw new Error(`intake ended by itself: ${child.errors()}`)
    }
    // What a whole pass does not come to is tried earlier; what has no earlier would be waited for for ever.
    const unreached = kills.length === 0 ? left.shift() : undefined
    if (unreached) {
      const before = earlier(unreached)
      if (before) left.unshift(before)
      else missed.push(unreached)
    }
    const wrong = judge(dataDir, { delivered: place.letters, acknowledged, isOver: true })
    return kills.map(kill => ({ ...kill, wrong: [...kill.wrong, ...wrong] }))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }

  function note({ stored }: IntakeChild): void {
    for (const sha256 of stored) acknowledged.add(sha256)
  }
}

function start({ program }: Place, dataDir: string, moment: KillMoment | undefined): IntakeChild {
  if (moment?.kind === 'step') return startChild(program, { dataDir, killAt: moment })
  if (moment?.kind !== 'call') return startChild(program, { dataDir })
  return startChild(program, { dataDir }, killAtCall(moment.call, moment.count, `${databaseOf(dataDir)}-wal`))
}

/** Whether it was ended before it had come to rest. */
async function strike(child: IntakeChild, moment: KillMoment): Promise<boolean> {
  const isResting = (): boolean => child.lines.some(({ kind }) => kind === 'settled')
  if (moment.kind === 'time') {
    await child.until(({ kind }) => kind === 'fetching' || kind === 'settled')
    await systemClock.sleep(moment.ms, new AbortController().signal)
    return !isResting() && (await child.kill()) && !isResting()
  }
  await child.until(({ kind }) => kind === 'settled')
  if (isResting()) return false
  const { signal } = await child.ended
  return signal === 'SIGKILL'
}
