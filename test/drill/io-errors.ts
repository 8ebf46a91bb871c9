import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseOf, secretsOf } from '../../electron/app/data-folder.ts'
import { snapshotOf } from '../../electron/app/display-snapshot.ts'
import { between } from '../../electron/demo/random.ts'
import { importLetters } from '../bench/support/letters.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { startDovecot } from '../integration/dovecot.ts'
import type { DrillOptions } from './drill.ts'
import { buildChild, type IntakeProgram } from './support/build-child.ts'
import { createLetters, type SentLetter } from './support/crash-letters.ts'
import type { IntakeLine } from './support/intake-order.ts'
import { judge } from './support/judge.ts'
import { inLanes } from './support/lanes.ts'
import { makeDataFolder } from './support/make-data-folder.ts'
import { startChild } from './support/start-child.ts'
import { ensureStrace, failCalls, type Fault } from './support/strace.ts'

export const description =
  'system calls on the data folder that fail, 400 times: a person is told, nothing is called stored that is not, and all letters arrive after'

const lanes = 2
/** What reads like damage is looked at again once a minute. */
const backWithinMs = 90_000

/** Calls that a folder is kept by, each with the errors that a system gives for it. */
const kinds: readonly (readonly [Fault['call'], readonly Fault['error'][], most: number])[] = [
  ['openat', ['EIO', 'EACCES', 'EMFILE', 'ENOSPC'], 12],
  ['pwrite64', ['EIO', 'ENOSPC'], 200],
  ['pread64', ['EIO'], 30],
  ['fsync', ['EIO', 'ENOSPC'], 6],
  ['ftruncate', ['EIO', 'ENOSPC'], 2],
  ['rename', ['EIO', 'EACCES', 'ENOSPC'], 2],
  ['write', ['EIO', 'ENOSPC'], 2],
]

/** `--count N`: so many faults that struck. */
export async function run(
  report: (line: string) => void,
  { short, args }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  ensureStrace()
  const { values } = parseArgs({ args: [...args], options: { count: { type: 'string' } } })
  const count = short ? 4 : Number(values.count ?? 400)
  const random = createDice(4)
  const folder = temporaryFolder('drill-io')
  const dovecot = await startDovecot({ tls: false })
  try {
    const letters = createLetters(12, random)
    await importLetters(
      dovecot,
      letters.map(({ raw }) => raw),
      dovecot.user,
    )
    const empty = join(folder.path, 'empty')
    makeDataFolder(empty, dovecot, dovecot.user)
    const program = await buildChild(join(folder.path, 'program'))
    const place = { folder: folder.path, empty, program, letters }
    const tries: Try[] = []
    let missed = 0
    // What does not strike is not counted; short of them the drill must end, too.
    const faults = Array.from({ length: count * 3 }, (_, index) => faultAt(index, random))
    await inLanes([...faults.entries()], lanes, async ([index, fault]) => {
      if (tries.length >= count) return
      const one = await tryFault(place, fault, index)
      if (one === null) missed += 1
      if (one === null || tries.length >= count) return
      tries.push(one)
      if (one.wrong.length > 0) report(`FAILED  ${nameOf(fault)}: ${one.wrong.join(', ')}`)
    })
    for (const [outcome, group] of Map.groupBy(tries, ({ told }) => told))
      report(`${String(group.length).padStart(5)}  ${outcome}`)
    report(`${String(missed).padStart(5)}  did not strike, and are not counted`)
    return { tried: tries.length, survived: tries.filter(({ wrong }) => wrong.length === 0).length }
  } finally {
    await dovecot.stop()
    folder.remove()
  }
}

interface Place {
  readonly folder: string
  readonly empty: string
  readonly program: IntakeProgram
  readonly letters: readonly SentLetter[]
}

interface Try {
  /** How a person was told. */
  readonly told: string
  readonly wrong: readonly string[]
}

function faultAt(index: number, random: () => number): Fault {
  const [call, errors, most] = kinds[index % kinds.length]!
  const error = errors[Math.floor(index / kinds.length) % errors.length]!
  return { call, error, count: between(random, 1, most), lasting: random() < 0.25 }
}

const nameOf = ({ call, error, count, lasting }: Fault): string =>
  `${call} fails with ${error}, ${lasting ? 'from the' : 'the'} ${count}. on`

/** Null when the fault did not strike. */
async function tryFault(place: Place, fault: Fault, index: number): Promise<Try | null> {
  const dataDir = join(place.folder, `data-${index}`)
  const log = join(place.folder, `trace-${index}`)
  cpSync(place.empty, dataDir, { recursive: true })
  const database = databaseOf(dataDir)
  const paths = [dataDir, database, `${database}-wal`, `${database}-shm`, secretsOf(dataDir), snapshotOf(dataDir)]
  const drafts = [`${secretsOf(dataDir)}.new`, `${snapshotOf(dataDir)}.new`]
  const acknowledged = new Set<string>()
  const wrong: string[] = []
  try {
    const child = startChild(place.program, { dataDir, minFreeBytes: 0 }, failCalls(fault, [...paths, ...drafts], log))
    const isAll = (): boolean => child.stored.size === place.letters.length
    // A fault that lasts is mended when a person was told of it, or when it kept nothing from coming.
    await child.until(
      line => line.kind === 'settled' || line.kind === 'refused' || (fault.lasting && tellingOf([line]) !== null),
      backWithinMs,
    )
    const struck = existsSync(log) && readFileSync(log, 'latin1').includes('(INJECTED)')
    // A program that ended by itself said why, or it crashed.
    const refused = child.lines.find(({ kind }) => kind === 'refused')
    if (!fault.lasting && refused === undefined && !isAll()) wrong.push('it did not come back by itself')
    await child.stop()
    const { code, signal } = await child.ended
    if (refused === undefined && (code !== 0 || signal !== null)) wrong.push(`it ended: ${code} ${signal}`)
    for (const sha256 of child.stored) acknowledged.add(sha256)
    if (!struck) return null
    const told = tellingOf(child.lines)
    if (told === null && !isAll()) wrong.push('nobody was told')
    if (refused?.kind === 'refused' && refused.error.code === 'store.key') wrong.push('the key was blamed')
    const after = startChild(place.program, { dataDir, minFreeBytes: 0 })
    if (!(await after.until(({ kind }) => kind === 'settled', backWithinMs))) wrong.push('it does not start again')
    await after.stop()
    for (const sha256 of after.stored) acknowledged.add(sha256)
    wrong.push(...judge(dataDir, { delivered: place.letters, acknowledged, isOver: true }))
    return { told: told ?? 'went on at once', wrong }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(log, { force: true })
  }
}

/** The code by which a window has its sentence. */
function tellingOf(lines: readonly IntakeLine[]): string | null {
  for (const line of lines) {
    if (line.kind === 'refused') return `did not start: ${line.error.code}`
    if (line.kind === 'job' && 'error' in line.job) return `${line.job.kind}: ${line.job.error.code}`
  }
  return null
}
