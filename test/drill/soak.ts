import { readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { residentBytesOf } from '../bench/support/processes.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { startDovecot, type Dovecot } from '../integration/dovecot.ts'
import { openMaildir } from '../integration/maildir.ts'
import type { DrillOptions } from './drill.ts'
import { startDesk, type DeskProgram } from './support/desk-program.ts'
import { createSmallLetter } from './support/small-letters.ts'
import { faultsOf, readStored } from './support/stored-letters.ts'
import { startTalkProxy, type TalkProxy } from './support/talk-proxy.ts'

export const description =
  'the program for 20 minutes, or --hours N, a letter every 30 s or faster, with servers that restart, lines that die and kills: none lost, no growth in the second half'

const minute = 60_000
const defaultMs = 20 * minute
const shortMs = 8_000
/** A real reception gets no more; a shorter run makes as many letters in its time. */
const rarestLetterMs = 30_000
const lettersOfARun = 400
/** No more than a line's log-ins allow: sixty an hour. */
const rarestFaultMs = 2 * minute
const faultsOfARun = 20
/** In less time a program that was just started still grows. */
const leastForSlopeMs = 10 * minute
/** What a program that runs on may hold more at the end of the second half than at its beginning. */
const mostGrowth = { resident: 16 * 1024 ** 2, descriptors: 4 }
const lastLettersMs = 3 * minute

interface Place {
  readonly dovecot: Dovecot
  readonly proxy: TalkProxy
  desk: DeskProgram
  isRunning: boolean
  readonly start: () => Promise<DeskProgram>
}

/** What goes wrong in a soak, by name. */
const faults = {
  'server restarted': ({ dovecot }: Place) => dovecot.restart(),
  'line dead, both ends open': async ({ proxy }: Place) => void (await proxy.reach({}, true)),
  async 'program killed'(place: Place) {
    place.isRunning = false
    await place.desk.kill()
    place.desk = await place.start()
    place.isRunning = true
  },
}
type Fault = keyof typeof faults

interface Sample {
  readonly atMs: number
  readonly resident: number
  readonly descriptors: number
}

export async function run(
  report: (line: string) => void,
  { short, args }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const wholeMs = short ? shortMs : readHours(args)
  const disk = temporaryFolder('drill-soak')
  const dovecot = await startDovecot()
  const proxy = await startTalkProxy(dovecot.tlsPort)
  const maildir = openMaildir(dovecot, dovecot.user)
  const start = () => startDesk({ dovecot, folder: disk.path, user: dovecot.user, port: proxy.port })
  const place: Place = { dovecot, proxy, start, desk: await start(), isRunning: true }
  const delivered = new Set<string>()
  const samples: Sample[] = []
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt

  async function deliverAll(): Promise<void> {
    while (elapsed() < wholeMs) {
      const letter = createSmallLetter(delivered.size)
      maildir.put(letter.raw)
      delivered.add(letter.sha256)
      await pause(Math.min(rarestLetterMs, wholeMs / lettersOfARun))
    }
  }
  /** The second half is one life of the program, or nothing could be said of its growth. */
  async function breakThings(): Promise<void> {
    const dice = createDice(7)
    const everyMs = short ? wholeMs / 3 : Math.min(rarestFaultMs, wholeMs / faultsOfARun)
    for (let count = 0; elapsed() + everyMs < wholeMs; count++) {
      await pause(everyMs)
      const isFirstHalf = elapsed() < wholeMs / 2
      const name = short ? shortFaults[count % shortFaults.length]! : pick(dice(), isFirstHalf)
      await faults[name](place)
      report(`${(elapsed() / minute).toFixed(1).padStart(6)} min  ${name}, ${delivered.size} letters sent`)
    }
  }
  async function measure(): Promise<void> {
    while (elapsed() < wholeMs) {
      await pause(Math.min(10_000, wholeMs / 100))
      if (place.isRunning && elapsed() > wholeMs / 2) samples.push(sampleOf(place.desk.pid, elapsed()))
    }
  }

  try {
    await Promise.all([deliverAll(), breakThings(), measure()])
    await place.desk.wake()
    await place.desk.until(({ open }) => open >= delivered.size, lastLettersMs)
    await place.desk.stop()
    const problems = [
      ...faultsOf(readStored(place.desk.dataDir), delivered),
      ...(wholeMs >= leastForSlopeMs ? growthsOf(samples) : []),
    ]
    for (const problem of problems) report(`FAILED  ${problem}`)
    report(`memory ${range(samples, 'resident', 1024 ** 2)} MB, open files ${range(samples, 'descriptors', 1)}`)
    if (wholeMs >= leastForSlopeMs) {
      const growth = (key: 'resident' | 'descriptors') => slopeOf(samples, key) * 60 * minute
      const megabytes = growth('resident') / 1024 ** 2
      report(`growth an hour: ${megabytes.toFixed(1)} MB, ${growth('descriptors').toFixed(1)} open files`)
    }
    return { tried: delivered.size, survived: problems.length === 0 ? delivered.size : 0 }
  } finally {
    await place.desk.kill()
    await proxy.stop()
    await dovecot.stop()
    disk.remove()
  }
}

/** A dead line is noticed in a minute or so: longer than a short run lasts. */
const shortFaults: readonly Fault[] = ['program killed', 'server restarted']

function pick(chance: number, mayKill: boolean): Fault {
  if (mayKill && chance < 1 / 3) return 'program killed'
  return chance < 2 / 3 ? 'server restarted' : 'line dead, both ends open'
}

function readHours(args: readonly string[]): number {
  const { hours } = parseArgs({ args: [...args], options: { hours: { type: 'string' } } }).values
  return hours === undefined ? defaultMs : Number(hours) * 60 * minute
}

function sampleOf(pid: number, atMs: number): Sample {
  return { atMs, resident: residentBytesOf(pid), descriptors: readdirSync(`/proc/${pid}/fd`).length }
}

/** What grew more than it may while it was measured. */
function growthsOf(samples: readonly Sample[]): readonly string[] {
  if (samples.length < 2) return ['nothing was measured']
  const spanMs = samples.at(-1)!.atMs - samples[0]!.atMs
  return (['resident', 'descriptors'] as const).flatMap(key => {
    const grown = Math.round(slopeOf(samples, key) * spanMs)
    return grown > mostGrowth[key] ? [`${key} grew by ${grown}`] : []
  })
}

/** How much a number grows in a millisecond, by the line that lies nearest to all samples. */
function slopeOf(samples: readonly Sample[], key: 'resident' | 'descriptors'): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [time, level] = [mean(samples.map(({ atMs }) => atMs)), mean(samples.map(one => one[key]))]
  const along = samples.reduce((sum, one) => sum + (one.atMs - time) * (one[key] - level), 0)
  return along / samples.reduce((sum, one) => sum + (one.atMs - time) ** 2, 0)
}

function range(samples: readonly Sample[], key: 'resident' | 'descriptors', unit: number): string {
  const values = samples.map(one => Math.round(one[key] / unit))
  return `${Math.min(...values)} to ${Math.max(...values)}`
}
