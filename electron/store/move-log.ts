import { connect } from './database.ts'

export interface LogOrder {
  readonly path: string
  /** 64 hex digits. */
  readonly key: string
}

/**
 * Moves what the log of a store holds by now into its file, while another thread goes on writing. The store is open in
 * this process: only SQLite itself may look at its file. @throws AppError `store.*`
 */
export function moveLogBeside({ path, key }: LogOrder): void {
  const database = connect(path, key, 'write')
  try {
    database.pragma('wal_checkpoint(passive)')
  } finally {
    database.close()
  }
}
