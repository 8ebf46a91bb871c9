import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperatorView } from '../../shared/views.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { startDovecot } from '../integration/dovecot.ts'
import type { DrillOptions } from './drill.ts'
import { startDesk, type DeskProgram } from './support/desk-program.ts'
import { numberingChanges, type ChangePlace } from './support/numbering-changes.ts'
import { folderName, openNumberedFolder, user } from './support/numbered-folder.ts'
import { createRawLog, type RawLog } from './support/raw-log.ts'
import { faultsOf, readStored } from './support/stored-letters.ts'

export const description =
  'a folder of 1,000 letters numbered anew, shrunk, swapped, moved and made again 50 times on Dovecot: none lost, doubled or fetched twice without need'

const size = { short: { letters: 60, changes: numberingChanges.length }, full: { letters: 1_000, changes: 50 } }
/** Each change also brings new letters, which show that the program follows. */
const freshLetters = 3
const noticedMs = 90_000
/** A program that has run for some changes is started anew, as a branch does each morning. */
const changesInADay = 7

export async function run(
  report: (line: string) => void,
  { short }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  const { letters, changes } = short ? size.short : size.full
  const disk = temporaryFolder('drill-uidvalidity')
  // The server works under another user.
  chmodSync(disk.path, 0o755)
  const configFile = join(disk.path, 'more.conf')
  writeFileSync(configFile, '')
  const log = createRawLog(join(disk.path, 'raw'))
  const dovecot = await startDovecot({ config: `${log.config}!include ${configFile}\n` })
  const folder = openNumberedFolder(dovecot)
  folder.put(folder.compose(letters))
  const start = () => startDesk({ dovecot, folder: disk.path, user, mailFolder: folderName })
  let desk = await start()
  try {
    const place: ChangePlace = { dovecot, folder, desk: () => desk, configFile, away: [] }
    await followed(desk, place)
    const bodies = countBodies(log)
    let followedCount = 0
    for (let at = 0; at < changes; at++) {
      const { name, breaksPromise, change } = numberingChanges[at % numberingChanges.length]!
      if (at > 0 && at % changesInADay === 0) {
        await desk.stop()
        desk = await start()
      }
      const startedAt = Date.now()
      await change(place)
      folder.put(folder.compose(freshLetters))
      const isFollowed = await followed(desk, place)
      const { given, twice } = bodies.since(breaksPromise)
      // To be sure that numbers name other letters now, some of them are asked for once more than they need be.
      const isWell = isFollowed && (twice === 0 || breaksPromise)
      if (isWell) followedCount += 1
      const took = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(5)
      report(
        `${isWell ? 'ok' : 'FAILED'}  ${took} s  ${name}: ${given} bodies, ${twice} of them twice, ${desk.view().open} rows`,
      )
    }
    await desk.stop()
    const faults = faultsOf(readStored(desk.dataDir), folder.delivered, folder.gone)
    report(`${folder.delivered.size} letters in all, ${folder.gone.size} deleted while they were fetched`)
    for (const fault of faults) report(`FAILED  ${fault}`)
    return { tried: changes, survived: faults.length === 0 ? followedCount : 0 }
  } finally {
    await desk.kill()
    await dovecot.stop()
    disk.remove()
  }
}

/** Whether every letter has its row, and no letter two, when a look has ended that began after everything was there. */
async function followed(desk: DeskProgram, { folder }: ChangePlace): Promise<boolean> {
  const { delivered, gone } = folder
  const isComplete = ({ open }: OperatorView) => open >= delivered.size - gone.size && open <= delivered.size
  await desk.wake()
  if (!(await desk.until(isComplete, noticedMs))) return false
  const since = Date.now()
  await desk.wake()
  return desk.until(view => isComplete(view) && (view.mailboxes[0]!.lastSuccessAt ?? 0) > since, noticedMs)
}

/** Bodies given since the last question, and how many of them a second time under the same number of the same numbering. */
function countBodies(log: RawLog): { since(isNumberingBroken: boolean): { given: number; twice: number } } {
  let seen = new Set<string>()
  const note = (keys: readonly string[]) => {
    const before = seen.size
    for (const key of keys) seen.add(key)
    return keys.length - (seen.size - before)
  }
  const keysOf = () => log.bodies().map(({ uidValidity, uid }) => `${uidValidity}/${uid}`)
  note(keysOf())
  return {
    since(isNumberingBroken) {
      // Numbers that name other letters now may be, and must be, asked for again.
      if (isNumberingBroken) seen = new Set()
      const keys = keysOf()
      return { given: keys.length, twice: note(keys) }
    },
  }
}
