import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseKey, databaseOf, secretsOf } from '../../electron/app/data-folder.ts'
import { systemClock } from '../../electron/jobs/clock.ts'
import { fileOnly, openSecretFile } from '../../electron/shell/secret-file.ts'
import { connect } from '../../electron/store/database.ts'
import { importLetters } from '../bench/support/letters.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { startDovecot, type Dovecot } from '../integration/dovecot.ts'
import type { DrillOptions } from './drill.ts'
import { buildChild, type IntakeProgram } from './support/build-child.ts'
import { createLetters, type SentLetter } from './support/crash-letters.ts'
import { judge } from './support/judge.ts'
import { makeDataFolder } from './support/make-data-folder.ts'
import { checkOrder } from './support/order-check.ts'
import { cutPower } from './support/power-cuts.ts'
import { startChild } from './support/start-child.ts'
import { ensureStrace } from './support/strace.ts'
import { linesOf, readTrace, traceTo } from './support/trace.ts'

export const description =
  'every system call traced over 5,000 letters: none is called stored, and nothing is told to the server, before its log is flushed; and 600 power cuts'

/** Letters that come at once; each time what became of them is told to the server before the next come. */
const portion = 100
const largestBytes = 40 * 1024

/** `--letters N`, `--cuts N`: fewer or more of either. */
export async function run(
  report: (line: string) => void,
  { short, args }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  ensureStrace()
  const { values } = parseArgs({ args: [...args], options: { letters: { type: 'string' }, cuts: { type: 'string' } } })
  const random = createDice(9)
  const folder = temporaryFolder('drill-order')
  const dovecot = await startDovecot({ tls: false })
  try {
    const program = await buildChild(join(folder.path, 'program'))
    const site = { folder: folder.path, program, dovecot }
    const letters = createLetters(short ? 100 : Number(values.letters ?? 5_000), random, 0, largestBytes)
    const traced = await traceAcknowledgements(site, letters, report)
    const cuts = await cutPower(
      {
        ...site,
        ...{ user: 'power', random, portion: short ? 10 : 40 },
        letters: createLetters(short ? 20 : 400, random, letters.length, largestBytes * 2),
        count: short ? 10 : Number(values.cuts ?? 600),
      },
      report,
    )
    report(`${cuts.survived} of ${cuts.tried} databases after a power cut open whole, with all that was called stored`)
    return { tried: traced.tried + cuts.tried, survived: traced.survived + cuts.survived }
  } finally {
    await dovecot.stop()
    folder.remove()
  }
}

interface Site {
  readonly folder: string
  readonly program: IntakeProgram
  readonly dovecot: Dovecot
}

async function traceAcknowledgements(
  { folder, program, dovecot }: Site,
  letters: readonly SentLetter[],
  report: (line: string) => void,
): Promise<{ readonly tried: number; readonly survived: number }> {
  const dataDir = join(folder, 'data')
  const trace = join(folder, 'trace')
  makeDataFolder(dataDir, dovecot, dovecot.user, { does: 'seen' })
  const child = startChild(program, { dataDir }, traceTo(trace))
  for (let at = 0; at < letters.length; at += portion) {
    const wanted = Math.min(at + portion, letters.length)
    await importLetters(
      dovecot,
      letters.slice(at, wanted).map(({ raw }) => raw),
      dovecot.user,
    )
    if (!(await child.until(() => child.stored.size === wanted))) throw new Error(`letters are late: ${child.errors()}`)
  }
  await seenAll(() => dovecot.doveadm('search', '-u', dovecot.user, 'mailbox', 'INBOX', 'unseen'))
  await child.stop()
  const wrong = [...judge(dataDir, { delivered: letters, acknowledged: child.stored, isOver: true })]
  const sizes = new Map(letters.map(({ sha256, raw }) => [sha256, raw.length]))
  const events = readTrace(linesOf(trace), `${databaseOf(dataDir)}-wal`)
  const { early, stored, told } = await checkOrder(events, sizes, placesIn(dataDir))
  rmSync(trace)
  report(`${stored} letters called stored, of ${told} the server was told; too early: ${early}`)
  // What the trace does not show was not looked at.
  const unseen = letters.length * 2 - stored - told
  if (unseen !== 0) wrong.push(`${unseen} acknowledgements are not in the trace`)
  for (const one of wrong) report(`FAILED  ${one}`)
  return { tried: stored + told, survived: wrong.length === 0 ? stored + told - early : 0 }
}

/** Resolves when the server has been told of every letter. */
async function seenAll(unseen: () => Promise<string>): Promise<void> {
  for (let tries = 0; tries < 600 && (await unseen()).trim() !== ''; tries++)
    await systemClock.sleep(100, new AbortController().signal)
}

/** Which letter a UID names. */
function placesIn(dataDir: string): ReadonlyMap<number, string> {
  const key = openSecretFile(secretsOf(dataDir), fileOnly).read(databaseKey)!
  const database = connect(databaseOf(dataDir), key, 'read')
  try {
    const rows = database.prepare<[], { uid: number; sha256: string }>('SELECT uid, sha256 FROM letters').all()
    return new Map(rows.map(({ uid, sha256 }) => [uid, sha256]))
  } finally {
    database.close()
  }
}
