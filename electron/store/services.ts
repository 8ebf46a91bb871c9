import { z } from 'zod'
import { documentTypes } from '../../shared/document-types.ts'
import type { Service } from '../../shared/model/service.ts'
import type { Database } from './database.ts'
import { readJson } from './stored-json.ts'

export interface Services {
  /** In the order in which they were added. @throws AppError `store.damaged` with the id of a service that cannot be read. */
  all(): readonly Service[]
  get(id: string): Service | undefined
  /** Its branch and mailbox are there already. */
  add(service: Service): void
}

type Row = Omit<Service, 'required' | 'optional' | 'active'> & { required: string; optional: string; active: number }

const columns = 'id, branch_id AS branchId, mailbox_id AS mailboxId, name, alias, required, optional, payload, active'
const documentList = z.array(z.enum(documentTypes))

export function createServices(database: Database): Services {
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM services ORDER BY position`)
  const get = database.prepare<[string], Row>(`SELECT ${columns} FROM services WHERE id = ?`)
  const add = database.prepare<[Row]>(
    `INSERT INTO services (id, position, branch_id, mailbox_id, name, alias, required, optional, payload, active)
     VALUES (@id, (SELECT ifnull(max(position), 0) + 1 FROM services),
       @branchId, @mailboxId, @name, @alias, @required, @optional, @payload, @active)`,
  )
  return {
    all: () => all.all().map(toService),
    get(id) {
      const row = get.get(id)
      return row && toService(row)
    },
    add(service) {
      const { required, optional, active } = service
      add.run({
        ...service,
        required: JSON.stringify(required),
        optional: JSON.stringify(optional),
        active: Number(active),
      })
    },
  }
}

function toService(row: Row): Service {
  return {
    ...row,
    required: readJson(documentList, row.required, row.id),
    optional: readJson(documentList, row.optional, row.id),
    active: row.active === 1,
  }
}
