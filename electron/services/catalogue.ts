import type { DocumentType } from '../../shared/document-types.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { BranchAddress, WorkingHours } from '../../shared/model/branch-facts.ts'
import type { CatalogueProblem } from '../../shared/model/catalogue-problem.ts'

/** One source's branches and services as it told them last; ids are the source's own. */
export interface Catalogue {
  readonly institution: string | null
  readonly branches: readonly CatalogueBranch[]
}

export interface CatalogueBranch {
  /** Unique among the branches of the catalogue. */
  readonly externalId: string
  readonly name: string
  readonly fullName: string
  /** '' where not told. */
  readonly address: BranchAddress
  readonly email: string
  readonly hours: WorkingHours | null
  readonly responsible: string
  /** Fields that say something which could not be understood: what is known of them stays. */
  readonly unread: readonly BranchField[]
  readonly services: readonly CatalogueService[]
}

export interface CatalogueService {
  /** Unique among the services of the whole catalogue. */
  readonly externalId: string
  readonly name: string
  readonly purpose: string
  readonly required: readonly DocumentType[]
  readonly optional: readonly DocumentType[]
  /** Slugs or names that we do not know: told to the person, never dropped silently. */
  readonly unknownDocuments: readonly string[]
  /** Byte for byte as the source tells it, whatever it is; null when the source does not tell this service's code. */
  readonly payload: string | null
  readonly alias: string | null
  readonly retentionClass: string
  readonly caseIndex: string
  /** As with branches. */
  readonly unread: readonly ServiceField[]
}

export const branchFields = ['institution', 'fullName', 'address', 'email', 'hours', 'responsible'] as const
export type BranchField = (typeof branchFields)[number]

export const serviceFields = ['purpose', 'required', 'optional', 'alias', 'retentionClass', 'caseIndex'] as const
export type ServiceField = (typeof serviceFields)[number]

/**
 * The fields that a source keeps, beside the names, which all do: in every row it has the last word on these, and on
 * no others. A code is kept wherever `payload` is not null.
 */
export interface Owned {
  readonly branch: ReadonlySet<BranchField>
  readonly service: ReadonlySet<ServiceField>
}

/** What was made of a source's answer. */
export interface CatalogueContent {
  readonly catalogue: Catalogue
  readonly owns: Owned
  /** False when rows were left out: what is not in the catalogue may still be in the source. */
  readonly complete: boolean
  /** The first of them. */
  readonly problems: readonly CatalogueProblem[]
  readonly problemCount: number
}

export type CatalogueRefusal = Extract<
  ErrorCode,
  | 'source.malformed'
  | 'source.not-catalogue'
  | 'source.spreadsheet'
  | 'source.newer'
  | 'source.too-large'
  | 'source.too-slow'
>

/** What a file says, or why nothing can be had of it. */
export type CatalogueReading =
  ({ readonly kind: 'catalogue' } & CatalogueContent) | { readonly kind: 'refused'; readonly reason: CatalogueRefusal }
