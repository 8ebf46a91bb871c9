import type { Branch } from '../../shared/model/service.ts'
import type { Database } from './database.ts'

export interface Branches {
  /** In the order in which they were added. */
  all(): readonly Branch[]
  add(branch: Branch): void
}

export function createBranches(database: Database): Branches {
  const all = database.prepare<[], Branch>('SELECT id, name, institution FROM branches ORDER BY position')
  const add = database.prepare<[Branch]>(
    `INSERT INTO branches (id, position, name, institution)
     VALUES (@id, (SELECT ifnull(max(position), 0) + 1 FROM branches), @name, @institution)`,
  )
  return {
    all: () => all.all(),
    add: branch => void add.run(branch),
  }
}
