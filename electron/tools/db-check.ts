import { constants, copyFileSync, existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { databaseKey, databaseOf, secretsOf } from '../app/data-folder.ts'
import { createWords, terminalLanguage } from '../app/words.ts'
import { systemClock } from '../jobs/clock.ts'
import { fileOnly, openSecretFile } from '../shell/secret-file.ts'
import { connect, guard } from '../store/database.ts'
import { inspectContent, inspectFile, problemsOf } from '../store/inspect.ts'
import { latestVersion } from '../store/migrate.ts'
import { migrations } from '../store/migrations/index.ts'
import { openDatabase } from '../store/open-database.ts'
import { isRunning } from './support/is-running.ts'
import { createProgress, printLine, tenths } from './support/lines.ts'
import { readPaths } from './support/paths.ts'
import { makeScratch } from './support/scratch.ts'

export const description =
  'checks the database of a data folder: structure, relations, every hash; changes nothing in it'
export const usage =
  'DIR…   (needs as much room in the system’s temporary folder as the database takes; TMPDIR moves it)'

/** 1 when a folder could not be checked or something in it is wrong. */
export async function run(args: readonly string[]): Promise<number> {
  let isFine = true
  for (const folder of readPaths(args)) {
    const startedAt = systemClock.elapsed()
    try {
      const { problems, ...state } = await check(resolve(folder))
      isFine &&= problems.length === 0
      const milliseconds = tenths(systemClock.elapsed() - startedAt)
      printLine({
        path: folder,
        outcome: problems.length === 0 ? 'fine' : 'wrong',
        reason: null,
        problems,
        ...state,
        milliseconds,
      })
    } catch (error) {
      isFine = false
      const code = error instanceof AppError ? error.code : ((error as NodeJS.ErrnoException).code ?? 'internal')
      printLine({ path: folder, outcome: 'refused', reason: code, problems: [] })
      console.error(`${folder}: ${sayWhy(error)}`)
    }
  }
  return isFine ? 0 : 1
}

async function check(folder: string) {
  if (!existsSync(databaseOf(folder))) throw new MissingDatabase('There is no database in this folder.')
  if (await isRunning(folder)) throw new AppError('store.busy')
  const key = openSecretFile(secretsOf(folder), fileOnly).read(databaseKey)
  if (key === undefined) throw new AppError('store.key')

  using scratch = makeScratch()
  const copy = copyDatabase(databaseOf(folder), scratch.path)
  const latest = latestVersion(migrations)
  const looked = connect(copy, key, 'read')
  let file: ReturnType<typeof inspectFile>
  try {
    file = inspectFile(looked)
  } finally {
    looked.close()
  }
  const content = file.version === 0 || file.version > latest ? null : checkContent(copy, key)
  return { problems: problemsOf(file, content, latest), schema: { version: file.version, latest }, file, content }
}

/** On the copy, which may be brought to the newest schema: hashes are read by the code that wrote them. */
function checkContent(copy: string, key: string) {
  const progress = createProgress('db-check')
  const database = openDatabase(copy, key, migrations)
  try {
    return inspectContent(database, progress.step)
  } finally {
    progress.clear()
    database.close()
  }
}

/**
 * SQLite writes beside a database even when it only reads it, so a copy is looked at: encrypted as the original, with
 * the log of writes that a crash left. @throws AppError `store.busy` when the files changed meanwhile
 */
function copyDatabase(path: string, folder: string): string {
  const copy = join(folder, 'copy.db')
  const state = () => ['', '-wal'].map(suffix => stateOf(path + suffix)).join()
  const before = state()
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) guard(() => copyFileSync(path + suffix, copy + suffix, constants.COPYFILE_FICLONE))
  }
  if (state() !== before) throw new AppError('store.busy')
  return copy
}

function stateOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false })
  return status ? `${status.size} ${status.mtimeMs}` : 'none'
}

class MissingDatabase extends Error {
  readonly code = 'store.missing'
}

function sayWhy(error: unknown): string {
  return error instanceof AppError
    ? createWords(terminalLanguage(process.env)).failure(error)
    : (error as Error).message
}
