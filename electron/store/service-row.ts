import { z } from 'zod'
import { documentTypes } from '../../shared/document-types.ts'
import type { Service } from '../../shared/model/service.ts'
import type { StoredService } from './services.ts'
import { linkRow, readLink, type LinkRow } from './source-link.ts'
import { readJson } from './stored-json.ts'

/** A service as SQLite gives it. */
export interface ServiceSqlRow extends Omit<StoredService, 'required' | 'optional' | 'active' | 'source'>, LinkRow {
  readonly required: string
  readonly optional: string
  readonly active: number
}

/** To be read `FROM` {@link serviceSource}: the mailbox is the branch's. */
export const serviceColumns = `s.id, s.branch_id AS branchId, b.mailbox_id AS mailboxId, s.name, s.alias, s.required,
  s.optional, s.payload, s.seal, s.purpose, s.retention_class AS retentionClass, s.case_index AS caseIndex, s.active,
  s.version, s.source_id AS sourceId, s.external_id AS externalId, s.removed_at AS removedAt`
export const serviceSource = 'FROM services AS s JOIN branches AS b ON b.id = s.branch_id'

export const documentList = z.array(z.enum(documentTypes))

export function toService({ sourceId, externalId, removedAt, ...row }: ServiceSqlRow): StoredService {
  return {
    ...row,
    required: readJson(documentList, row.required, row.id),
    optional: readJson(documentList, row.optional, row.id),
    active: row.active === 1,
    source: readLink({ sourceId, externalId, removedAt }),
  }
}

/** Everything that a person or a source may write; the code has a way of its own. */
export function toServiceRow(service: Service) {
  const { id, branchId, name, alias, purpose, retentionClass, caseIndex, version } = service
  return {
    ...{ id, branchId, name, alias, purpose, retentionClass, caseIndex, version },
    required: JSON.stringify(service.required),
    optional: JSON.stringify(service.optional),
    active: Number(service.active),
    ...linkRow(service.source),
  }
}
