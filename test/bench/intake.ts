import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureBuilt } from '../../electron/tools/support/ensure-built.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { startDovecot, type Dovecot } from '../integration/dovecot.ts'
import { lastResort } from '../runner/last-resort.ts'
import { median } from './numbers.ts'
import { fillMailbox, type Delivered } from './support/letters.ts'
import { ensureMbsync, fetchWithMbsync, type Took } from './support/mbsync.ts'
import type { Stages } from './support/stages.ts'
import type { TakeInOrder, TakeInResult } from './support/take-in.ts'
import { verifyStored } from './support/verify.ts'

const start = promisify(execFile)
const letters = 1_000
const pdfBytes = 150 * 1024
const rounds = 7
const longestRoundMs = 10 * 60_000

export const description =
  '1,000 letters × 150 KiB PDF from Dovecot into the encrypted store against mbsync with FSync, TLS and plain, 7 rounds in turn'
export const target = '≤ 0.7 of the time that mbsync takes, over TLS'
const plainTarget = '≤ 0.8'
const memoryTarget = '≤ 300 MB'

/** Both fetch the same mailbox to the same disk in turn: on a machine that others use too, only their ratio means something. */
export async function run(report: (line: string) => void): Promise<{ value: number; unit: string }> {
  ensureMbsync()
  ensureBuilt()
  const dovecot = await startDovecot()
  try {
    const delivered = await fillMailbox(dovecot, letters, pdfBytes, dovecot.user)
    report(`${letters} letters, ${(delivered.bytes / 1024 ** 2).toFixed(0)} MB`)
    const ratios: number[] = []
    for (const isProtected of [true, false]) {
      const name = isProtected ? 'TLS' : 'plain'
      const ours: TakeInResult[] = []
      const theirs: Took[] = []
      for (let round = 0; round < rounds; round++) {
        const fetchOurs = async () => void ours.push(await takeIn(dovecot, isProtected, delivered))
        const fetchTheirs = async () =>
          void theirs.push(await fetchWithMbsync(dovecot, dovecot.user, isProtected, letters))
        // Whoever comes second finds the server's files warm: they take turns.
        for (const fetch of round % 2 === 0 ? [fetchTheirs, fetchOurs] : [fetchOurs, fetchTheirs]) await fetch()
        report(`${name} ${round + 1}: ours ${show(ours[round]!)}, mbsync ${show(theirs[round]!)}`)
      }
      const byRound = ours.map(({ ms }, round) => ms / theirs[round]!.ms)
      ratios.push(median(byRound))
      report(`${name} ours:   ${spread(ours)}`)
      report(`${name} mbsync: ${spread(theirs)}`)
      const aim = isProtected ? '' : ` (target ${plainTarget})`
      report(`${name} ratio:  median ${median(byRound).toFixed(2)}, ${range(byRound, 2)}${aim}`)
      const peak = Math.max(...ours.map(({ peakBytes }) => peakBytes)) / 1024 ** 2
      report(`${name} memory: at most ${peak.toFixed(0)} MB (target ${memoryTarget})`)
      report(`${name} cpu of each part alone: ${await split(dovecot, isProtected)}`)
    }
    return { value: ratios[0]!, unit: 'of mbsync' }
  } finally {
    await dovecot.stop()
  }
}

function takeIn(dovecot: Dovecot, isProtected: boolean, delivered: Delivered): Promise<TakeInResult> {
  return measured<TakeInResult>('take-in', dovecot, isProtected, dataDir => verifyStored(dataDir, delivered))
}

async function split(dovecot: Dovecot, isProtected: boolean): Promise<string> {
  const stages = await measured<Stages>('stages', dovecot, isProtected)
  return Object.entries(stages)
    .map(([name, ms]: [string, number]) => `${name} ${(ms / 1_000).toFixed(2)} s`)
    .join(', ')
}

/** What a script of ours prints in a process of its own, with a data folder of its own. */
async function measured<Result>(
  name: string,
  dovecot: Dovecot,
  isProtected: boolean,
  verify: (dataDir: string) => void = () => {},
): Promise<Result> {
  const folder = temporaryFolder('bench-intake')
  try {
    const ca = join(folder.path, 'ca.pem')
    writeFileSync(ca, dovecot.ca)
    const dataDir = join(folder.path, 'data')
    mkdirSync(dataDir)
    const order: TakeInOrder = {
      dataDir,
      port: isProtected ? dovecot.tlsPort : dovecot.port,
      user: dovecot.user,
      password: dovecot.password,
      ca: isProtected ? ca : null,
    }
    const script = join(import.meta.dirname, 'support', `${name}.ts`)
    const running = start(process.execPath, [script, JSON.stringify(order)], { timeout: longestRoundMs })
    const done = lastResort(() => void running.child.kill('SIGKILL'))
    const { stdout } = await running.finally(done)
    verify(dataDir)
    return JSON.parse(stdout) as Result
  } finally {
    folder.remove()
  }
}

const show = ({ ms, cpuMs }: Took): string => `${(ms / 1_000).toFixed(2)} s (cpu ${(cpuMs / 1_000).toFixed(2)} s)`

function spread(took: readonly Took[]): string {
  const seconds = took.map(({ ms }) => ms / 1_000)
  const cpu = median(took.map(({ cpuMs }) => cpuMs / 1_000))
  return `median ${median(seconds).toFixed(2)} s, ${range(seconds, 2)}, cpu ${cpu.toFixed(2)} s`
}

const range = (values: readonly number[], digits: number): string =>
  `from ${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`
