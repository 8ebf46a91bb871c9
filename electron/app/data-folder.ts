import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Random } from '../jobs/clock.ts'
import type { Secrets } from '../shell/shell.ts'
import { openStore, type Store } from '../store/store.ts'

/** What a data folder holds, by name. */
export const databaseOf = (dataDir: string): string => join(dataDir, 'pryimalnia.db')
export const secretsOf = (dataDir: string): string => join(dataDir, 'secrets.json')
export const databaseKey = 'database-key'

/**
 * Opens the folder's store. A database without its key is refused; a key is made only together with a new database.
 * @throws AppError `store.*`
 */
export function openOwnStore(dataDir: string, secrets: Secrets, random: Random): Store {
  const path = databaseOf(dataDir)
  const key = secrets.read(databaseKey)
  if (key !== undefined) return openStore({ path, key })
  if (existsSync(path)) throw new AppError('store.key')
  const fresh = random.bytes(32).toString('hex')
  secrets.write(databaseKey, fresh)
  return openStore({ path, key: fresh })
}
