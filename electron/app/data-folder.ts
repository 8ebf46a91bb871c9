import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Edition } from '../../shared/views.ts'
import type { Random } from '../jobs/clock.ts'
import type { Secrets } from '../shell/shell.ts'
import { openStore, type Store } from '../store/store.ts'

/** What a data folder holds, by name. */
export const databaseOf = (dataDir: string): string => join(dataDir, 'pryimalnia.db')
export const secretsOf = (dataDir: string): string => join(dataDir, 'secrets.json')
/** Held by whoever writes the database. */
export const lockOf = (dataDir: string): string => join(dataDir, 'instance.lock')
export const databaseKey = 'database-key'

const editionName = 'edition'

/** Makes the data folder, for this user only. @throws AppError `store.folder`, `store.full` */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC'
    throw new AppError(isFull ? 'store.full' : 'store.folder', undefined, error)
  }
}

/**
 * Opens the folder's store. A database without its key, or of the other edition (when one is named), is refused;
 * a key is made only together with a new database.
 * @throws AppError `store.*`, `settings.damaged`
 */
export function openOwnStore(dataDir: string, secrets: Secrets, random: Random, edition?: Edition): Store {
  makeFolder(dataDir)
  const path = databaseOf(dataDir)
  const key = secrets.read(databaseKey)
  if (key !== undefined) {
    const own = secrets.read(editionName)
    if (edition !== undefined && own !== undefined && own !== edition) throw new AppError('store.edition')
    return checked(openStore({ path, key }))
  }
  if (existsSync(path)) throw new AppError('store.key')
  const fresh = random.bytes(32).toString('hex')
  secrets.write(editionName, edition ?? 'work')
  secrets.write(databaseKey, fresh)
  return openStore({ path, key: fresh })
}

/** What every view needs is read once before anything starts: a damaged row is told here, not by an empty window. */
function checked(store: Store): Store {
  try {
    store.settings.read()
    store.branches.all()
    store.services.all()
    store.sources.all()
    store.mailboxes.all()
    return store
  } catch (error) {
    store.close()
    throw error
  }
}
