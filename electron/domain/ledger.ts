import type { LedgerKind } from '../../shared/ledger-kinds.ts'
import { smallestPhotoBytes, type IntakeDecision } from './intake.ts'
import type { ParsedPart } from './letter.ts'

/** Whether a file can be looked at here, or needs no look. A small picture of a foreign kind is a mail program's decoration. */
export function isTaken({ media, problem, bytes }: Pick<ParsedPart, 'media' | 'problem' | 'bytes'>): boolean {
  if (problem !== null || media === 'heic' || media === 'office' || media === 'winmail') return false
  return media !== 'other' || bytes < smallestPhotoBytes
}

/** Whether a row of the ledger would still stand after this reading. */
export function isExplainedBy(kind: LedgerKind, { trouble, problem, parts }: IntakeDecision): boolean {
  switch (kind) {
    case 'unfetched':
      return problem?.code === 'letter.unfetchable'
    case 'unreadable':
    case 'too-large':
    case 'no-copies':
      return trouble === kind
    case 'parts':
      return parts.some(({ part }) => !isTaken(part))
    case 'aside':
    case 'server':
    case 'repeated':
      return true
    default:
      return kind satisfies never
  }
}
