import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { databaseKey, databaseOf, secretsOf } from '../../../electron/app/data-folder.ts'
import { snapshotOf } from '../../../electron/app/display-snapshot.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import type { Database } from '../../../electron/store/database.ts'
import { inspectContent, inspectFile, problemsOf } from '../../../electron/store/inspect.ts'
import { latestVersion } from '../../../electron/store/migrate.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'
import type { SentLetter } from './crash-letters.ts'

export interface Judged {
  readonly delivered: readonly SentLetter[]
  /** SHA-256 of the letters of which the program said that they are stored. */
  readonly acknowledged: ReadonlySet<string>
  /** The program came to rest: nothing may be missing. Every byte is read, and the folder must be tidy. */
  readonly isOver: boolean
}

const sideFiles = ['-wal', '-shm']

/** Opens the database as the next start would, whatever a crash left, and says what is wrong; empty when nothing is. */
export function judge(dataDir: string, { delivered, acknowledged, isOver }: Judged): readonly string[] {
  const key = openSecretFile(secretsOf(dataDir), fileOnly).read(databaseKey)!
  const database = openDatabase(databaseOf(dataDir), key, migrations)
  try {
    const stored = lettersIn(database)
    const hashes = new Set(stored.map(({ sha256 }) => sha256))
    const files = new Map(delivered.map(({ sha256, file }) => [sha256, file]))
    const found: readonly (readonly [string, number])[] = [
      ['acknowledged and lost', [...acknowledged].filter(sha256 => !hashes.has(sha256)).length],
      ['never sent', stored.filter(({ sha256 }) => !files.has(sha256)).length],
      ['doubled', stored.length - hashes.size],
      ['seen more than once', stored.filter(({ seenCount }) => seenCount !== 1).length],
      ['with another file', stored.filter(letter => letter.files !== files.get(letter.sha256)).length],
      ['without exactly one package', stored.filter(({ packages }) => packages !== 1).length],
      ['without exactly one event', Math.abs(eventsIn(database) - stored.length)],
      ['unsettled', stored.filter(({ settled }) => settled !== 1).length],
      ['settled and not stored', Math.abs(settledIn(database) - stored.length)],
      ['missing', isOver ? delivered.filter(({ sha256 }) => !hashes.has(sha256)).length : 0],
    ]
    const content = isOver ? inspectContent(database, () => {}) : null
    return [
      ...found.filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`),
      ...problemsOf(inspectFile(database), content, latestVersion(migrations)),
      ...(isOver ? leftIn(dataDir).map(name => `left over: ${name}`) : []),
    ]
  } finally {
    database.close()
  }
}

/** Looks at a copy, made at `copy`: what a crash left must be mended by the next start, not by the judge. */
export function judgeCopy(dataDir: string, copy: string, judged: Judged): readonly string[] {
  cpSync(dataDir, copy, { recursive: true })
  try {
    return judge(copy, judged)
  } catch (error) {
    return [`the database does not open: ${String(error)}`]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

interface StoredLetter {
  readonly sha256: string
  readonly seenCount: number
  readonly packages: number
  readonly files: string
  readonly settled: number
}

function lettersIn(database: Database): readonly StoredLetter[] {
  return database
    .prepare<[], StoredLetter>(
      `SELECT l.sha256, l.seen_count AS seenCount,
         (SELECT count(*) FROM packages WHERE letter_id = l.id) AS packages,
         (SELECT group_concat(sha256) FROM documents WHERE letter_id = l.id) AS files,
         (SELECT count(*) FROM settled AS s WHERE s.mailbox_id = l.mailbox_id AND s.folder = l.folder
            AND s.uid_validity = l.uid_validity AND l.uid BETWEEN s.first AND s.last) AS settled
       FROM letters AS l`,
    )
    .all()
}

/** Positions that are dealt with: with every letter in one of them, as many as there are letters. */
function settledIn(database: Database): number {
  const sum = 'SELECT ifnull(sum(last - first + 1), 0) AS positions FROM settled'
  return database.prepare<[], { positions: number }>(sum).get()!.positions
}

function eventsIn(database: Database): number {
  const count = "SELECT count(*) AS count FROM events WHERE kind = 'letter.stored'"
  return database.prepare<[], { count: number }>(count).get()!.count
}

/** Files that no start of the program would account for. */
function leftIn(dataDir: string): readonly string[] {
  const database = databaseOf(dataDir)
  const known = [database, ...sideFiles.map(suffix => database + suffix), secretsOf(dataDir), snapshotOf(dataDir)]
  const names = new Set(known.map(path => path.slice(dataDir.length + 1)))
  return existsSync(dataDir) ? readdirSync(dataDir).filter(name => !names.has(name)) : []
}
