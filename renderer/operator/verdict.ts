import type { DocumentType } from '../../shared/document-types.ts'
import type { CopyDetails, PackageDetails } from '../../shared/model/package.ts'
import type { Translate } from '../i18n.ts'

/** What a clerk should know first; the worst is told. */
export type Verdict = 'trouble' | 'unknown-service' | 'missing' | 'broken' | 'complete'

export function verdictOf(details: PackageDetails): Verdict {
  if (details.trouble !== null) return 'trouble'
  if (details.serviceId === null) return 'unknown-service'
  if (missingTypes(details).length > 0) return 'missing'
  return brokenCopies(details).length > 0 ? 'broken' : 'complete'
}

export function requiredCount(details: PackageDetails): number {
  return details.checklist.filter(row => row.required).length
}

/** Required documents that no copy answers. */
export function missingTypes(details: PackageDetails): DocumentType[] {
  return details.checklist.filter(row => row.required && row.copyId === null).map(row => row.type)
}

/** Copies that the service asks for and that cannot be looked at. */
export function brokenCopies(details: PackageDetails): CopyDetails[] {
  const answering = new Set(details.checklist.map(row => row.copyId))
  return details.copies.filter(copy => answering.has(copy.id) && copy.problem !== null)
}

/** «паспорт громадянина України, документи про освіту»: as names stand inside a sentence. */
export function namesInSentence(types: readonly DocumentType[], text: Translate): string {
  return types.map(type => lowered(text(`document.${type}`))).join(', ')
}

/** The first letter small, unless it begins an abbreviation such as «ID-картка». */
function lowered(name: string): string {
  const [first = '', second = ''] = name
  return second === second.toLocaleUpperCase() ? name : first.toLocaleLowerCase() + name.slice(1)
}
