import type { Input } from '../../shared/contract.ts'
import type { SyncChange } from '../../shared/model/source.ts'

/** A row that a person typed and the source tells as well: it can be given to the source. */
export function isAdoptable({ kind, rival, externalId }: SyncChange): boolean {
  return kind === 'conflict' && rival === null && externalId !== ''
}

/** Gives these rows to the source, which keeps them from then on. */
export function adoptionOf(sourceId: string, changes: readonly SyncChange[]): Input<'source.adopt'> {
  return { id: sourceId, rows: changes.map(({ about, id, externalId }) => ({ about, id, externalId })) }
}
