import { isDocumentType, type DocumentType } from '../../shared/document-types.ts'
import type { FieldChange } from '../../shared/model/source.ts'

/** How the list of copies that a service asks for has changed, as a visitor would feel it. */
export interface CopyChanges {
  /** Asked for now, and not at all before. */
  readonly more: readonly DocumentType[]
  readonly ifAny: readonly DocumentType[]
  readonly less: readonly DocumentType[]
  /** Welcome before, required now; and the other way. */
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
}

/** A list that did not change is not among the fields: then nothing of the other moved into or out of it. */
export function copyChanges(fields: readonly FieldChange[]): CopyChanges {
  const [required, optional] = [listsOf(fields, 'required'), listsOf(fields, 'optional')]
  const asked = { before: [...required.before, ...optional.before], after: [...required.after, ...optional.after] }
  return {
    more: required.after.filter(type => !asked.before.includes(type)),
    ifAny: optional.after.filter(type => !asked.before.includes(type)),
    less: asked.before.filter(type => !asked.after.includes(type)),
    required: required.after.filter(type => optional.before.includes(type) && !required.before.includes(type)),
    optional: optional.after.filter(type => required.before.includes(type) && !optional.before.includes(type)),
  }
}

function listsOf(fields: readonly FieldChange[], name: string) {
  const change = fields.find(({ field }) => field === name)
  return { before: typesOf(change?.before ?? ''), after: typesOf(change?.after ?? '') }
}

/** The slugs of a list, as a report writes them. */
function typesOf(slugs: string): DocumentType[] {
  return slugs.split(' ').filter(isDocumentType)
}
