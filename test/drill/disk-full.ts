import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { between } from '../../electron/demo/random.ts'
import { systemClock } from '../../electron/jobs/clock.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { startDovecot, type Dovecot } from '../integration/dovecot.ts'
import type { DrillOptions } from './drill.ts'
import { buildChild, type IntakeProgram } from './support/build-child.ts'
import { createLetters, type SentLetter } from './support/crash-letters.ts'
import type { IntakeLine } from './support/intake-order.ts'
import { judge } from './support/judge.ts'
import { makeDataFolder } from './support/make-data-folder.ts'
import { openSmallDisk, type SmallDisk } from './support/small-disk.ts'
import { startChild, type IntakeChild } from './support/start-child.ts'

export const description =
  'a small disk filled under the data folder 30 times, in part or to the last byte, some with a kill -9: a clear sign, nothing lost, back by itself'

const diskBytes = 32 * 1024 * 1024
const fills = 30
/** Under a full disk letters come until one does not fit: what SQLite has of the disk already is not full. */
const mostLetters = 120
/** Room for a start and for what one fill brings. */
const roomBytes = 20 * 1024 * 1024
/** In every second data folder intake keeps so much free, and waits before the disk is full. */
const keptFreeBytes = 8 * 1024 * 1024
const signWithinMs = 15_000
const backWithinMs = 60_000

export async function run(
  report: (line: string) => void,
  { short }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const random = createDice(8)
  const disk = openSmallDisk(diskBytes)
  const folder = temporaryFolder('drill-disk')
  const dovecot = await startDovecot({ tls: false })
  const results: Fill[] = []
  const backMs: number[] = []
  try {
    const program = await buildChild(join(folder.path, 'program'))
    const count = short ? 2 : fills
    for (let house = 0; results.length < count; house++) {
      const isGuarded = house % 2 === 1
      const place = openHouse({ disk, dovecot, program, random, isGuarded }, `house-${house}`)
      const here: Fill[] = []
      do {
        const fill = await fillOnce(place, (results.length + here.length) % 3 === 1)
        if (fill === null) break
        here.push(fill)
        report(
          `${fill.wrong.length === 0 ? 'ok    ' : 'FAILED'}  ${fill.note}${fill.wrong.map(one => `: ${one}`).join()}`,
        )
        backMs.push(fill.backMs)
      } while (!short && results.length + here.length < count && disk.freeBytes() > roomBytes)
      const wrong = await place.close()
      for (const one of wrong) report(`FAILED  ${one}`)
      results.push(...here.map(fill => ({ ...fill, wrong: [...fill.wrong, ...wrong] })))
    }
    report(`everything was in ${(Math.max(...backMs) / 1_000).toFixed(1)} s after the space came back, at worst`)
    return { tried: results.length, survived: results.filter(({ wrong }) => wrong.length === 0).length }
  } finally {
    await dovecot.stop()
    folder.remove()
    disk.remove()
  }
}

interface Fill {
  readonly note: string
  readonly wrong: readonly string[]
  readonly backMs: number
}

interface Site {
  readonly disk: SmallDisk
  readonly dovecot: Dovecot
  readonly program: IntakeProgram
  readonly random: () => number
  readonly isGuarded: boolean
}

interface House extends Site {
  child: IntakeChild
  readonly sent: SentLetter[]
  readonly acknowledged: Set<string>
  deliver(): Promise<void>
  /** Starts the program on the same folder. */
  start(): void
  /** False when it had ended by itself before it could be killed. */
  end(how: 'kill' | 'stop'): Promise<boolean>
  /** Ends the program and says what is wrong with what it kept. */
  close(): Promise<readonly string[]>
}

/** A data folder on the small disk, its mailbox, and the program that watches it. */
function openHouse(site: Site, user: string): House {
  const dataDir = join(site.disk.path, user)
  makeDataFolder(dataDir, site.dovecot, user)
  const minFreeBytes = site.isGuarded ? keptFreeBytes : 0
  const start = (): IntakeChild => startChild(site.program, { dataDir, minFreeBytes })
  const house: House = {
    ...site,
    child: start(),
    sent: [],
    acknowledged: new Set(),
    async deliver() {
      const [letter] = createLetters(1, site.random, house.sent.length)
      house.sent.push(letter!)
      await site.dovecot.deliver(letter!.raw, user)
    },
    start: () => void (house.child = start()),
    async end(how) {
      const isStruck = await house.child[how]()
      for (const sha256 of house.child.stored) house.acknowledged.add(sha256)
      return isStruck !== false
    },
    async close() {
      await house.end('stop')
      const wrong = judge(dataDir, { delivered: house.sent, acknowledged: house.acknowledged, isOver: true })
      rmSync(dataDir, { recursive: true })
      return wrong
    },
  }
  return house
}

/** Null when the disk could not be made to matter. */
async function fillOnce(house: House, withKill: boolean): Promise<Fill | null> {
  const { disk, random, isGuarded } = house
  const isSign = (line: IntakeLine): boolean =>
    line.kind === 'job' &&
    line.job.kind === 'waiting' &&
    line.job.error.code === (isGuarded ? 'store.low-space' : 'store.full')
  if (!(await house.child.until(({ kind }) => kind === 'settled'))) throw new Error(house.child.errors())
  const left = (isGuarded ? between(random, 1_000, 7_000) : between(random, 0, 150)) * 1024
  // What was said under an earlier fill is no sign of this one.
  const past = house.child.lines.length
  disk.fill(left)
  const before = house.sent.length
  let isTold = false
  void house.child.until(isSign, signWithinMs * 4, past).then(told => (isTold = told))
  while (!isTold && house.sent.length - before < mostLetters) await house.deliver()
  const wrong: string[] = []
  if (!(await house.child.until(isSign, signWithinMs, past))) {
    disk.empty()
    if (isComplete(house)) return null
    wrong.push('no sign')
  }
  if (withKill) {
    if (!(await house.end('kill'))) wrong.push('it ended by itself')
    house.start()
    const sign = await house.child.until(line => line.kind === 'refused' || isSign(line), signWithinMs)
    if (!sign) wrong.push(`no sign after a kill ${house.child.errors()}`)
  }
  disk.empty()
  const freedAt = systemClock.elapsed()
  if (house.child.lines.some(({ kind }) => kind === 'refused')) {
    await house.end('stop')
    house.start()
  }
  await house.child.until(() => isComplete(house) && !isWaiting(house), backWithinMs)
  const backMs = systemClock.elapsed() - freedAt
  if (!isComplete(house)) wrong.push(`${house.sent.length - storedIn(house)} letters did not come`)
  else if (isWaiting(house)) wrong.push('it still waits')
  const kept = `${house.sent.length - before} letters, ${Math.round(left / 1024)} KB left`
  const note = `${isGuarded ? 'paused' : 'full'}, ${kept}${withKill ? ', killed' : ''}: back in ${(backMs / 1_000).toFixed(1)} s`
  return { note, wrong, backMs }
}

const storedIn = ({ sent, acknowledged, child }: House): number =>
  sent.filter(({ sha256 }) => acknowledged.has(sha256) || child.stored.has(sha256)).length

const isComplete = (house: House): boolean => storedIn(house) === house.sent.length

/** What a person is told last. */
function isWaiting({ child }: House): boolean {
  const line = child.lines.findLast(({ kind }) => kind === 'job')
  return line?.kind === 'job' && line.job.kind === 'waiting'
}
