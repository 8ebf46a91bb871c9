import type { DocumentType } from '../../shared/document-types.ts'
import { writeHours } from '../../shared/hours-text.ts'
import type { BranchAddress } from '../../shared/model/branch-facts.ts'
import type { Branch, Service } from '../../shared/model/service.ts'
import type { FieldChange } from '../../shared/model/source.ts'
import {
  branchFields,
  serviceFields,
  type BranchField,
  type Catalogue,
  type CatalogueBranch,
  type CatalogueService,
  type Owned,
  type ServiceField,
} from './catalogue.ts'

type BranchFacts = Pick<Branch, 'name' | BranchField>
type ServiceFacts = Pick<Service, 'name' | ServiceField>

/** What the source says of a branch, as far as it keeps the fields and could be understood. */
export function branchFacts(
  branch: CatalogueBranch,
  { institution }: Catalogue,
  { branch: owned }: Owned,
): Partial<BranchFacts> {
  const { name, fullName, address, email, hours, responsible } = branch
  const told = { fullName, address, email, hours, responsible, ...(institution !== null && { institution }) }
  return { name, ...only(told, owned, branch.unread) }
}

/**
 * As with branches. A copy that a person has made optional stays so where the source knows no such difference, and no
 * copy is both.
 */
export function serviceFacts(
  service: CatalogueService,
  before: Pick<Service, 'required' | 'optional'>,
  { service: owned }: Owned,
): Partial<ServiceFacts> {
  const { name, purpose, alias, retentionClass, caseIndex } = service
  const tells = (field: ServiceField) => owned.has(field) && !service.unread.includes(field)
  const required = tells('optional') ? service.required : without(service.required, before.optional)
  const optional = without(service.optional, tells('required') ? required : before.required)
  const told = {
    required: inOrderOf(before.required, required),
    optional: inOrderOf(before.optional, optional),
    ...{ purpose, alias, retentionClass, caseIndex },
  }
  return { name, ...only(told, owned, service.unread) }
}

function without(list: readonly DocumentType[], others: readonly DocumentType[]): readonly DocumentType[] {
  return list.filter(type => !others.includes(type))
}

/** The same copies in another order are no change. */
function inOrderOf(before: readonly DocumentType[], list: readonly DocumentType[]): readonly DocumentType[] {
  return list.length === before.length && without(list, before).length === 0 ? before : list
}

function only<Facts extends object>(
  facts: Facts,
  owned: ReadonlySet<keyof Facts>,
  unread: readonly (keyof Facts)[],
): Partial<Facts> {
  const kept: Partial<Facts> = {}
  for (const field of owned) if (field in facts && !unread.includes(field)) kept[field] = facts[field]
  return kept
}

/** What is different between a branch as it was and as it will be. */
export function branchChanges(before: BranchFacts, after: BranchFacts): readonly FieldChange[] {
  return (['name', ...branchFields] as const).flatMap(field => {
    // Two addresses may differ in what stands where, and read the same.
    const isSame = JSON.stringify(before[field]) === JSON.stringify(after[field])
    return isSame ? [] : [{ field, before: branchText(before, field), after: branchText(after, field) }]
  })
}

export function serviceChanges(before: ServiceFacts, after: ServiceFacts): readonly FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of ['name', ...serviceFields] as const) {
    // Lists that hold the same are the same list: see inOrderOf.
    if (before[field] !== after[field])
      changes.push({ field, before: serviceText(before, field), after: serviceText(after, field) })
  }
  return changes
}

function branchText(branch: BranchFacts, field: keyof BranchFacts): string {
  switch (field) {
    case 'address':
      return addressText(branch.address)
    case 'hours':
      return branch.hours ? writeHours(branch.hours, 'uk') : ''
    case 'name':
    case 'institution':
    case 'fullName':
    case 'email':
    case 'responsible':
      return branch[field]
  }
}

function addressText({ region, district, location, street, house }: BranchAddress): string {
  return [region, district, location, street, house].filter(part => part !== '').join(', ')
}

function serviceText(service: ServiceFacts, field: keyof ServiceFacts): string {
  switch (field) {
    case 'required':
    case 'optional':
      return service[field].join(' ')
    case 'alias':
      return service.alias ?? ''
    case 'name':
    case 'purpose':
    case 'retentionClass':
    case 'caseIndex':
      return service[field]
  }
}
