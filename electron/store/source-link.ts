import type { SourceLink } from '../../shared/model/service.ts'

/** How a link to a source lies in a row: all null for what a person typed. */
export interface LinkRow {
  readonly sourceId: string | null
  readonly externalId: string | null
  readonly removedAt: number | null
}

export const linkColumns = 'source_id AS sourceId, external_id AS externalId, removed_at AS removedAt'

export function readLink({ sourceId, externalId, removedAt }: LinkRow): SourceLink | null {
  return sourceId === null || externalId === null ? null : { sourceId, externalId, removedAt }
}

export function linkRow(source: SourceLink | null): LinkRow {
  return source ?? { sourceId: null, externalId: null, removedAt: null }
}
