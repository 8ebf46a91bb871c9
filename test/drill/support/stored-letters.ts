import { databaseKey, databaseOf, secretsOf } from '../../../electron/app/data-folder.ts'
import { fileOnly, openSecretFile } from '../../../electron/shell/secret-file.ts'
import { inspectContent, inspectFile, problemsOf } from '../../../electron/store/inspect.ts'
import { latestVersion } from '../../../electron/store/migrate.ts'
import { migrations } from '../../../electron/store/migrations/index.ts'
import { openDatabase } from '../../../electron/store/open-database.ts'

export interface StoredLetter {
  readonly sha256: string
  readonly packages: number
  readonly seenCount: number
}

export interface StoredLetters {
  readonly letters: readonly StoredLetter[]
  /** What is wrong with the database itself; each byte of each letter was read and compared with its hash. */
  readonly problems: readonly string[]
}

/** Reads what a program that has ended left in its data folder. */
export function readStored(dataDir: string): StoredLetters {
  const key = openSecretFile(secretsOf(dataDir), fileOnly).read(databaseKey)!
  const database = openDatabase(databaseOf(dataDir), key, migrations)
  try {
    const letters = database
      .prepare<[], StoredLetter>(
        `SELECT sha256, seen_count AS seenCount, (SELECT count(*) FROM packages WHERE letter_id = l.id) AS packages
         FROM letters AS l`,
      )
      .all()
    const problems = problemsOf(
      inspectFile(database),
      inspectContent(database, () => {}),
      latestVersion(migrations),
    )
    return { letters, problems }
  } finally {
    database.close()
  }
}

/** What is wrong with what was stored; `gone` are letters that were deleted on the server before anybody could have them. */
export function faultsOf(
  { letters, problems }: StoredLetters,
  delivered: ReadonlySet<string>,
  gone: ReadonlySet<string> = new Set(),
): readonly string[] {
  const stored = new Set(letters.map(({ sha256 }) => sha256))
  const counts: readonly (readonly [string, number])[] = [
    ['lost', [...delivered].filter(sha256 => !stored.has(sha256) && !gone.has(sha256)).length],
    ['never sent', [...stored].filter(sha256 => !delivered.has(sha256)).length],
    ['without exactly one package', letters.filter(({ packages }) => packages !== 1).length],
  ]
  return [...counts.filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`), ...problems]
}
