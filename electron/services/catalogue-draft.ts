import type { BranchAddress } from '../../shared/model/branch-facts.ts'
import type { ProblemCode } from '../../shared/catalogue-problems.ts'
import type { BranchField, CatalogueBranch, CatalogueService, Owned, ServiceField } from './catalogue.ts'
import type { CatalogueContent } from './catalogue.ts'
import { createProblems, type Problems } from './catalogue-problems.ts'
import { maxBranches, maxServices } from './limits.ts'
import {
  readAlias,
  readDocuments,
  readEmail,
  readHours,
  readId,
  readPayload,
  readText,
  type RawField,
  type Read,
} from './read-fields.ts'

export const addressParts = [
  'region',
  'district',
  'location',
  'street',
  'house',
] as const satisfies readonly (keyof BranchAddress)[]

export type BranchPart = 'id' | 'name' | 'fullName' | (typeof addressParts)[number] | 'email' | 'hours' | 'responsible'
export type ServicePart =
  'id' | 'name' | 'purpose' | 'required' | 'optional' | 'payload' | 'alias' | 'retentionClass' | 'caseIndex'

/** One row as it came, whatever it is made of. */
export interface RawRow<Part extends string> {
  readonly row: number | null
  value(part: Part): unknown
  /** Where the part stands, for people; of the whole row without a part. */
  place(part?: Part): string
}

export interface BranchDraft {
  addService(raw: RawRow<ServicePart>): void
}

/** A list that is more than any institution has: nothing of it is taken. */
export class TooMany extends Error {}

export interface CatalogueDraft {
  readonly problems: Problems
  /** Null when the branch cannot be kept. @throws TooMany */
  addBranch(raw: RawRow<BranchPart>): BranchDraft | null
  finish(institution: string | null, owns: Owned): CatalogueContent
}

/** Puts rows together into a catalogue in which every id is there once; what is wrong with them is told, not thrown. */
export function createCatalogueDraft(): CatalogueDraft {
  const problems = createProblems()
  const branches = new Map<string, CatalogueBranch>()
  const services = new Set<string>()
  const payloads = new Map<string, string>()

  function fieldOf<Part extends string>(raw: RawRow<Part>, part: Part): RawField {
    return {
      value: raw.value(part),
      report: (code: ProblemCode, value?: string) =>
        problems.add(code, { row: raw.row, field: raw.place(part) }, value),
    }
  }

  /** Its id and name, when it has both and is the first of this id. */
  function identify<Part extends string>(
    raw: RawRow<Part | 'id' | 'name'>,
    taken: { has(id: string): boolean },
    limit: number,
  ): { readonly id: string; readonly name: string } | null {
    const id = readId(fieldOf(raw, 'id'))
    if (id === null) return null
    if (taken.has(id)) {
      problems.add('id-duplicate', { row: raw.row, field: raw.place('id') }, id)
      return null
    }
    const name = readText(fieldOf(raw, 'name'), limit)
    if (name) return { id, name }
    problems.add('name-missing', { row: raw.row, field: raw.place('name') }, id)
    return null
  }

  function readService(raw: RawRow<ServicePart>): CatalogueService | null {
    const identity = identify(raw, services, 200)
    if (!identity) return null
    services.add(identity.id)
    if (services.size > maxServices) throw new TooMany()
    const unread = createUnread<ServiceField>()
    const field = (part: ServicePart) => fieldOf(raw, part)
    const required = unread.mark('required', readDocuments(field('required')))
    const optional = unread.mark('optional', readDocuments(field('optional')))
    const both = optional?.known.filter(type => required?.known.includes(type)) ?? []
    for (const type of both) field('optional').report('document-twice', type)
    const payload = readPayload(field('payload'))
    if (payload !== null) {
      const other = payloads.get(payload)
      if (other === undefined) payloads.set(payload, identity.id)
      else field('payload').report('payload-twice', other)
    }
    return {
      externalId: identity.id,
      name: identity.name,
      purpose: unread.mark('purpose', readText(field('purpose'), 500)) ?? '',
      required: required?.known ?? [],
      optional: optional?.known.filter(type => !both.includes(type)) ?? [],
      unknownDocuments: [...new Set([...(required?.unknown ?? []), ...(optional?.unknown ?? [])])],
      payload,
      alias: unread.mark('alias', readAlias(field('alias'))) ?? null,
      retentionClass: unread.mark('retentionClass', readText(field('retentionClass'), 200)) ?? '',
      caseIndex: unread.mark('caseIndex', readText(field('caseIndex'), 50)) ?? '',
      unread: unread.fields(),
    }
  }

  return {
    problems,
    addBranch(raw) {
      const identity = identify(raw, branches, 100)
      if (!identity) return null
      const unread = createUnread<BranchField>()
      const field = (part: BranchPart) => fieldOf(raw, part)
      const part = (name: keyof BranchAddress) =>
        unread.mark('address', readText(field(name), name === 'house' ? 20 : 100)) ?? ''
      const own: CatalogueService[] = []
      branches.set(identity.id, {
        externalId: identity.id,
        name: identity.name,
        fullName: unread.mark('fullName', readText(field('fullName'), 200)) ?? '',
        address: {
          region: part('region'),
          district: part('district'),
          location: part('location'),
          street: part('street'),
          house: part('house'),
        },
        email: unread.mark('email', readEmail(field('email'))) ?? '',
        hours: unread.mark('hours', readHours(field('hours'))) ?? null,
        responsible: unread.mark('responsible', readText(field('responsible'), 200)) ?? '',
        unread: unread.fields(),
        services: own,
      })
      if (branches.size > maxBranches) throw new TooMany()
      return {
        addService(raw) {
          const service = readService(raw)
          if (service) own.push(service)
        },
      }
    },
    finish: (institution, owns) => ({
      catalogue: { institution, branches: [...branches.values()] },
      owns,
      complete: problems.complete,
      problems: problems.list,
      problemCount: problems.count,
    }),
  }
}

/** Notes the fields that could not be read. */
function createUnread<Field>() {
  const fields = new Set<Field>()
  return {
    mark<T>(field: Field, value: Read<T>): Read<T> {
      if (value === undefined) fields.add(field)
      return value
    },
    fields: (): readonly Field[] => [...fields],
  }
}
