import type { DecidedPart } from '../domain/intake.ts'
import { displayName } from '../domain/safe-name.ts'
import type { DocumentRow } from '../store/documents.ts'

export interface NewDocument {
  readonly row: DocumentRow
  /** What no range of the letter can express. */
  readonly content: Uint8Array | null
}

/** The files of a letter as its package's documents. */
export function documentRows(
  parts: readonly DecidedPart[],
  owner: Pick<DocumentRow, 'packageId' | 'letterId'>,
  newId: () => string,
): readonly NewDocument[] {
  return parts.map(({ part, isCopy, type }, position) => {
    const { declaredType, media, bytes, sha256, problem, range, content, takenFrom, signatureOf } = part
    const typeSource = type === null ? null : 'file-name'
    const name = displayName(part.name)
    const row = {
      ...{
        id: newId(),
        ...owner,
        position,
        name,
        declaredType,
        media,
        type,
        typeSource,
        bytes,
        sha256,
        problem,
        range,
      },
      ...{ isCopy, takenFrom, signatureOf },
    } satisfies DocumentRow
    return { row, content }
  })
}
