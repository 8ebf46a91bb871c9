import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseOf } from '../../../electron/app/data-folder.ts'
import { importLetters } from '../../bench/support/letters.ts'
import type { Dovecot } from '../../integration/dovecot.ts'
import type { IntakeProgram } from './build-child.ts'
import type { SentLetter } from './crash-letters.ts'
import { createCutDisk } from './cut-disk.ts'
import { readDiskTrace, traceBytesTo, type DiskEvent } from './disk-trace.ts'
import { judge } from './judge.ts'
import { makeDataFolder } from './make-data-folder.ts'
import { startChild } from './start-child.ts'
import { linesOf } from './trace.ts'

export interface PowerCuts {
  readonly folder: string
  readonly program: IntakeProgram
  readonly dovecot: Dovecot
  /** A mailbox of its own. */
  readonly user: string
  readonly letters: readonly SentLetter[]
  /** Letters that come at once. */
  readonly portion: number
  readonly count: number
  readonly random: () => number
}

/**
 * Lets intake work once, with every byte traced that it writes, and then cuts the power at so many of its moments: opens
 * what each leaves on the disk, and looks for what the program had called stored before. Only moments at which there is
 * something to lose are taken, and something of it is lost.
 */
export async function cutPower(
  site: PowerCuts,
  report: (line: string) => void,
): Promise<{ readonly tried: number; readonly survived: number }> {
  const [dataDir, copy] = [join(site.folder, 'traced'), join(site.folder, 'cut')]
  makeDataFolder(dataDir, site.dovecot, site.user)
  cpSync(dataDir, copy, { recursive: true })
  const start = readFileSync(databaseOf(copy))
  const events = await traceIntake(site, dataDir)
  const moments = chooseMoments(events, start, site)
  const disk = createCutDisk(start)
  const acknowledged = new Set<string>()
  const kinds: string[] = []
  let survived = 0
  for (const [index, event] of events.entries()) {
    if (event.kind === 'stored') acknowledged.add(event.sha256)
    disk.take(event)
    if (!moments.has(index)) continue
    const { database, log, how } = disk.cut(site.random)
    for (const suffix of ['-wal', '-shm']) rmSync(databaseOf(copy) + suffix, { force: true })
    writeFileSync(databaseOf(copy), database)
    if (log) writeFileSync(`${databaseOf(copy)}-wal`, log)
    const wrong = judgeCut(copy, site.letters, acknowledged)
    kinds.push(disk.isMoving() ? `${how}, while the log is moved into the database` : how)
    if (wrong.length === 0) survived += 1
    else report(`FAILED  power cut at event ${index}, ${how}: ${wrong.join(', ')}`)
  }
  for (const [how, group] of Map.groupBy(kinds, kind => kind))
    report(`${String(group.length).padStart(5)}  power cuts: of what was not flushed yet ${how}`)
  return { tried: kinds.length, survived }
}

async function traceIntake(
  { folder, program, dovecot, user, letters, portion }: PowerCuts,
  dataDir: string,
): Promise<readonly DiskEvent[]> {
  const trace = join(folder, 'bytes')
  const child = startChild(program, { dataDir }, traceBytesTo(trace))
  for (let at = 0; at < letters.length; at += portion) {
    const some = letters.slice(at, at + portion)
    await importLetters(
      dovecot,
      some.map(({ raw }) => raw),
      user,
    )
    if (!(await child.until(() => child.stored.size === at + some.length)))
      throw new Error(`letters are late: ${child.errors()}`)
  }
  await child.stop()
  const events: DiskEvent[] = []
  for await (const event of readDiskTrace(linesOf(trace), databaseOf(dataDir))) events.push(event)
  rmSync(trace)
  return events
}

/** Where something could be lost; as many of them as are wanted, anywhere. */
function chooseMoments(events: readonly DiskEvent[], start: Buffer, { count, random }: PowerCuts): ReadonlySet<number> {
  const disk = createCutDisk(start)
  const risky: number[] = []
  for (const [index, event] of events.entries()) {
    disk.take(event)
    if (disk.atRisk() > 0) risky.push(index)
  }
  const mixed = risky.map(index => ({ index, at: random() })).toSorted((a, b) => a.at - b.at)
  return new Set(mixed.slice(0, count).map(({ index }) => index))
}

function judgeCut(
  dataDir: string,
  delivered: readonly SentLetter[],
  acknowledged: ReadonlySet<string>,
): readonly string[] {
  try {
    return judge(dataDir, { delivered, acknowledged, isOver: false })
  } catch (error) {
    return [`the database does not open: ${String(error)}`]
  }
}
