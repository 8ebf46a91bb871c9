import { join } from 'node:path'
import { databaseKey, databaseOf, secretsOf } from '../../electron/app/data-folder.ts'
import { systemClock } from '../../electron/jobs/clock.ts'
import { fileOnly, openSecretFile } from '../../electron/shell/secret-file.ts'
import { connect } from '../../electron/store/database.ts'
import { importLetters } from '../bench/support/letters.ts'
import { temporaryFolder } from '../fakes/app.ts'
import { createDice } from '../fixtures/hostile-pdfs.ts'
import { startDovecot } from '../integration/dovecot.ts'
import type { DrillOptions } from './drill.ts'
import { buildChild } from './support/build-child.ts'
import { createLetters, type SentLetter } from './support/crash-letters.ts'
import { judge } from './support/judge.ts'
import { makeDataFolder } from './support/make-data-folder.ts'
import { startChild } from './support/start-child.ts'
import { ensureStrace } from './support/strace.ts'
import { readTrace, traceTo, type TraceEvent } from './support/trace.ts'

export const description =
  'every system call traced over 5,000 letters: none is called stored, and nothing is told to the server, before its log is flushed'

/** Letters that come at once; each time what became of them is told to the server before the next come. */
const portion = 100
const largestBytes = 40 * 1024

export async function run(
  report: (line: string) => void,
  { short }: DrillOptions,
): Promise<{ tried: number; survived: number }> {
  ensureStrace()
  const folder = temporaryFolder('drill-order')
  const dovecot = await startDovecot({ tls: false })
  try {
    const letters = createLetters(short ? 100 : 5_000, createDice(9), 0, largestBytes)
    const dataDir = join(folder.path, 'data')
    const trace = join(folder.path, 'trace')
    makeDataFolder(dataDir, dovecot, dovecot.user, { does: 'seen' })
    const child = startChild(await buildChild(join(folder.path, 'program')), { dataDir }, traceTo(trace))
    for (let at = 0; at < letters.length; at += portion) {
      const wanted = Math.min(at + portion, letters.length)
      await importLetters(
        dovecot,
        letters.slice(at, wanted).map(({ raw }) => raw),
        dovecot.user,
      )
      if (!(await child.until(() => child.stored.size === wanted)))
        throw new Error(`letters are late: ${child.errors()}`)
    }
    await seenAll(() => dovecot.doveadm('search', '-u', dovecot.user, 'mailbox', 'INBOX', 'unseen'))
    await child.stop()
    const wrong = judge(dataDir, { delivered: letters, acknowledged: child.stored, isOver: true })
    for (const one of wrong) report(`FAILED  ${one}`)
    const { early, stored, told } = check(readTrace(trace, `${databaseOf(dataDir)}-wal`), letters, placesIn(dataDir))
    report(`${stored} letters called stored, of ${told} the server was told; too early: ${early}`)
    return { tried: stored + told, survived: wrong.length === 0 ? stored + told - early : 0 }
  } finally {
    await dovecot.stop()
    folder.remove()
  }
}

/** Resolves when the server has been told of every letter. */
async function seenAll(unseen: () => Promise<string>): Promise<void> {
  for (let tries = 0; tries < 600 && (await unseen()).trim() !== ''; tries++)
    await systemClock.sleep(100, new AbortController().signal)
}

/**
 * What is acknowledged is in the log, and the log is flushed: nothing was written since, and what was written since the
 * acknowledgements before has room for these letters, which nothing makes smaller.
 */
function check(
  events: readonly TraceEvent[],
  letters: readonly SentLetter[],
  places: ReadonlyMap<number, string>,
): { readonly early: number; readonly stored: number; readonly told: number } {
  const sizes = new Map(letters.map(({ sha256, raw }) => [sha256, raw.length]))
  const safe = new Set<string>()
  const told = new Set<number>()
  let [written, flushed, early] = [0, 0, 0]
  let isAcknowledging = false
  for (const event of events) {
    switch (event.kind) {
      case 'written':
        // Room that earlier letters left is not for later ones.
        if (isAcknowledging) flushed = 0
        isAcknowledging = false
        written += event.bytes
        break
      case 'synced':
        flushed += written
        written = 0
        break
      case 'stored':
        isAcknowledging = true
        flushed -= sizes.get(event.sha256) ?? Infinity
        if (written > 0 || flushed < 0) early += 1
        else safe.add(event.sha256)
        break
      case 'told':
        for (const uid of event.uids) {
          if (!safe.has(places.get(uid) ?? '')) early += 1
          told.add(uid)
        }
        break
    }
  }
  return { early, stored: safe.size, told: told.size }
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
