import { branchAddress, workingHours } from '../../shared/model/branch-facts.ts'
import type { Branch } from '../../shared/model/service.ts'
import type { BranchSummary } from '../../shared/views.ts'
import { AppError } from '../../shared/errors.ts'
import type { Database } from './database.ts'
import { linkColumns, linkRow, readLink, type LinkRow } from './source-link.ts'
import { readJson } from './stored-json.ts'

export interface Branches {
  /** In the order in which they were added. @throws AppError `store.damaged` with the id of a branch that cannot be read. */
  all(): readonly Branch[]
  summaries(): readonly BranchSummary[]
  get(id: string): Branch | undefined
  /** Its mailbox and source are there already. */
  add(branch: Branch): void
  /** @throws AppError `branch.missing` */
  update(branch: Branch): void
  /** @throws AppError `branch.in-use` while it has services */
  remove(id: string): void
  /** What came from this source is ours from now on. */
  unlink(sourceId: string): void
}

interface Row extends Omit<Branch, 'address' | 'hours' | 'source'>, LinkRow {
  readonly address: string
  readonly hours: string | null
}

const columns = `id, name, institution, full_name AS fullName, address, email, hours, responsible,
  mailbox_id AS mailboxId, ${linkColumns}`

export function createBranches(database: Database): Branches {
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM branches ORDER BY position`)
  const summaries = database.prepare<[], BranchSummary>(
    'SELECT id, name, institution, mailbox_id AS mailboxId FROM branches ORDER BY position',
  )
  const get = database.prepare<[string], Row>(`SELECT ${columns} FROM branches WHERE id = ?`)
  const add = database.prepare<[Row]>(
    `INSERT INTO branches (id, position, name, institution, full_name, address, email, hours, responsible, mailbox_id,
       source_id, external_id, removed_at)
     VALUES (@id, (SELECT ifnull(max(position), 0) + 1 FROM branches), @name, @institution, @fullName, @address, @email,
       @hours, @responsible, @mailboxId, @sourceId, @externalId, @removedAt)`,
  )
  const update = database.prepare<[Row]>(
    `UPDATE branches SET name = @name, institution = @institution, full_name = @fullName, address = @address,
       email = @email, hours = @hours, responsible = @responsible, mailbox_id = @mailboxId, source_id = @sourceId,
       external_id = @externalId, removed_at = @removedAt WHERE id = @id`,
  )
  const hasServices = database.prepare<[string], object>('SELECT 1 FROM services WHERE branch_id = ? LIMIT 1')
  const remove = database.prepare<[string]>('DELETE FROM branches WHERE id = ?')
  const unlink = database.prepare<[string]>(
    'UPDATE branches SET source_id = NULL, external_id = NULL, removed_at = NULL WHERE source_id = ?',
  )
  return {
    all: () => all.all().map(toBranch),
    summaries: () => summaries.all(),
    get(id) {
      const row = get.get(id)
      return row && toBranch(row)
    },
    add: branch => void add.run(toRow(branch)),
    update(branch) {
      if (update.run(toRow(branch)) === 0) throw new AppError('branch.missing', branch.id)
    },
    remove(id) {
      if (hasServices.get(id)) throw new AppError('branch.in-use', id)
      remove.run(id)
    },
    unlink: sourceId => void unlink.run(sourceId),
  }
}

function toRow({ source, address, hours, ...branch }: Branch): Row {
  return {
    ...branch,
    address: JSON.stringify(address),
    hours: hours && JSON.stringify(hours),
    ...linkRow(source),
  }
}

function toBranch({ sourceId, externalId, removedAt, address, hours, ...row }: Row): Branch {
  return {
    ...row,
    address: readJson(branchAddress, address, row.id),
    hours: hours === null ? null : readJson(workingHours, hours, row.id),
    source: readLink({ sourceId, externalId, removedAt }),
  }
}
