import type { CatalogueProblem } from '../../shared/model/catalogue-problem.ts'
import type { Branch, Service } from '../../shared/model/service.ts'
import type { SyncChange } from '../../shared/model/source.ts'
import type { PayloadCheck } from '../../shared/qr-payload.ts'
import type { CatalogueContent } from './catalogue.ts'

export interface MergeInput {
  readonly sourceId: string
  readonly content: CatalogueContent
  /** Everything that there is, whatever it came from. */
  readonly branches: readonly Branch[]
  readonly services: readonly Service[]
  /** Codes about which a person was asked already, whether they wait or were left, by the ids of their services. */
  readonly waiting: ReadonlyMap<string, string>
  readonly checkPayload: (payload: string) => PayloadCheck
  readonly createId: () => string
  readonly now: number
}

/** A code for a service, byte for byte. */
export interface CodeFor {
  readonly serviceId: string
  readonly payload: string
}

/**
 * What a catalogue changes, ready to be written in one transaction, in the order of these fields.
 * Rows are whole: fields that the source does not keep are as they were.
 */
export interface MergePlan {
  readonly addBranches: readonly Branch[]
  /** Changed, gone from the source (`source.removedAt`), or back. */
  readonly updateBranches: readonly Branch[]
  /** Not active: nothing new comes before visitors until a person says so. Their codes are in `takeCodes`. */
  readonly addServices: readonly Service[]
  /** With the codes that they had. */
  readonly updateServices: readonly Service[]
  /** Codes for services that had none. */
  readonly takeCodes: readonly CodeFor[]
  /** Codes that replace another one, or that may not be shown as they are: a person decides. */
  readonly waitCodes: readonly CodeFor[]
  /** Services whose waiting code is no longer what the source says. */
  readonly settleCodes: readonly string[]
  /** For people: in the order of the catalogue, then what is gone. */
  readonly changes: readonly SyncChange[]
  readonly problems: readonly CatalogueProblem[]
  readonly problemCount: number
  /** Names of the fields that the source keeps, beside `name`. */
  readonly keeps: { readonly branch: readonly string[]; readonly service: readonly string[] }
  /** False when rows of the source could not be read: nothing was taken for removed. */
  readonly complete: boolean
}
