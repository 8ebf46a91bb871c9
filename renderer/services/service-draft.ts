import type { ServiceDetails, ServiceInput } from '../../shared/model/service.ts'
import { typesOf, type Needs, type Template } from '../setup/needs.ts'

/** A service as it is being typed. */
export interface ServiceDraft {
  readonly branchId: string
  readonly name: string
  readonly needs: Needs
  readonly purpose: string
  readonly retentionClass: string
  readonly caseIndex: string
  /** '' for none. */
  readonly alias: string
  readonly active: boolean
  /** The code that a new service begins with, '' for none: one that stands is taken over by itself. */
  readonly payload: string
}

export const emptyService: ServiceDraft = {
  branchId: '',
  name: '',
  needs: {},
  purpose: '',
  retentionClass: '',
  caseIndex: '',
  alias: '',
  active: false,
  payload: '',
}

export function serviceDraftOf(details: ServiceDetails): ServiceDraft {
  const { branchId, name, purpose, retentionClass, caseIndex, active, required, optional, alias } = details
  const needs = Object.fromEntries([
    ...required.map(type => [type, 'required']),
    ...optional.map(type => [type, 'optional']),
  ]) as Needs
  return { branchId, name, needs, purpose, retentionClass, caseIndex, active, alias: alias ?? '', payload: '' }
}

/** What was typed, in the shape of the contract; the program checks it once more. */
export function serviceInputOf(draft: ServiceDraft): ServiceInput {
  const { branchId, active, needs } = draft
  return {
    branchId,
    name: draft.name.trim(),
    alias: draft.alias.trim() === '' ? null : draft.alias.trim(),
    required: typesOf(needs, 'required'),
    optional: typesOf(needs, 'optional'),
    purpose: draft.purpose.trim(),
    retentionClass: draft.retentionClass.trim(),
    caseIndex: draft.caseIndex.trim(),
    active,
  }
}

export type ServiceField = 'name' | 'branchId' | 'alias' | 'needs'

/** Fields that cannot be sent as they stand. */
export function serviceMistakes({ name, branchId, alias, needs }: ServiceDraft): readonly ServiceField[] {
  const wrong: ServiceField[] = []
  if (name.trim() === '') wrong.push('name')
  if (branchId === '') wrong.push('branchId')
  if (!/^[\w.-]{0,64}$/.test(alias.trim())) wrong.push('alias')
  if (typesOf(needs, 'required').length + typesOf(needs, 'optional').length === 0) wrong.push('needs')
  return wrong
}

/** Which template's hints fit a service, as far as its name says. */
export function templateFor(name: string): Template {
  return /робот|кадр|прийма|hiring|employ/i.test(name) ? 'hiring' : 'administrative'
}
