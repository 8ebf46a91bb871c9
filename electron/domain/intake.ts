import type { CopyType } from '../../shared/document-types.ts'
import type { WireError } from '../../shared/errors.ts'
import type { Evidence, LetterTrouble } from '../../shared/model/package.ts'
import type { Service } from '../../shared/model/service.ts'
import { answerChecklist } from './checklist.ts'
import { findService } from './routing.ts'
import type { MailAddress, ParsedPart, ParseOutcome } from './letter.ts'

/** Pictures below this size are signatures and logos of mail programs, not photographs of a document. */
export const smallestPhotoBytes = 20_000

export interface DecidedPart {
  readonly part: ParsedPart
  /** A copy of a document, or something that is kept and listed only. */
  readonly isCopy: boolean
  readonly type: CopyType | null
}

/** What becomes of a letter, before anything is written. */
export interface IntakeDecision {
  readonly from: MailAddress
  readonly subject: string
  readonly trouble: LetterTrouble | null
  readonly problem: WireError | null
  readonly parts: readonly DecidedPart[]
  readonly serviceId: string | null
  readonly serviceVersion: number | null
  readonly evidence: Evidence
  /** Required documents without an answer; null while the service is not known. */
  readonly missing: number | null
  readonly copies: number
  readonly recognised: number
}

/** Decides what a letter is: every letter gets a row, whatever is wrong with it. */
export function decideIntake(
  outcome: ParseOutcome,
  services: readonly Service[],
  typeOf: (name: string) => CopyType | null,
): IntakeDecision {
  const nothing = {
    parts: [],
    serviceId: null,
    serviceVersion: null,
    evidence: 'none',
    missing: null,
    copies: 0,
    recognised: 0,
  } as const
  if (outcome.kind === 'unreadable') {
    const trouble = outcome.reason === 'letter.too-large' ? 'too-large' : 'unreadable'
    return { ...nothing, from: outcome.from, subject: outcome.subject, trouble, problem: { code: outcome.reason } }
  }

  const { letter } = outcome
  const parts: DecidedPart[] = []
  for (const part of letter.parts) {
    const type = looksLikeCopy(part) ? typeOf(part.name) : null
    const isCopy = looksLikeCopy(part) && !parts.some(earlier => isSameCopy(earlier, part, type))
    parts.push({ part, isCopy, type: isCopy ? type : null })
  }
  const copies = parts.filter(part => part.isCopy)
  const recognised = copies.filter(({ part, type }) => part.problem === null && type !== null).length
  const common = { from: letter.from, subject: letter.subject, problem: null, parts, copies: copies.length, recognised }
  if (copies.length === 0) return { ...nothing, ...common, trouble: 'no-copies' }

  const recipients = [...letter.deliveredTo, ...[...letter.to, ...letter.cc].map(({ address }) => address)]
  // A damaged copy answers nothing, but its name still says what the visitor came for.
  const types = copies.flatMap(({ type }) => type ?? [])
  const { serviceId, evidence } = findService(services, recipients, types)
  const service = services.find(({ id }) => id === serviceId)
  const answering = copies.map(({ part, type }, index) => ({ id: String(index), type, problem: part.problem }))
  const missing = service ? answerChecklist(service, answering).missing : null
  return { ...common, trouble: null, serviceId, serviceVersion: service?.version ?? null, evidence, missing }
}

/** A document attached twice is one copy, and the other is listed beside it; under two names that differ it is two. */
function isSameCopy(earlier: DecidedPart, { sha256, bytes }: ParsedPart, type: CopyType | null): boolean {
  const isSame = earlier.isCopy && bytes > 0 && earlier.part.sha256 === sha256
  return isSame && (type === null || type === earlier.type)
}

/** By content; a file that says it is a PDF and is not counts too, so that its row can say what is wrong. */
function looksLikeCopy({ media, problem, bytes }: ParsedPart): boolean {
  switch (media) {
    case 'pdf':
      return true
    case 'jpeg':
    case 'png':
    case 'heic':
      return bytes >= smallestPhotoBytes
    case 'zip':
    case 'office':
    case 'winmail':
    case 'signature':
    case 'html':
    case 'text':
    case 'calendar':
    case 'letter':
    case 'other':
      return problem !== null
  }
}
