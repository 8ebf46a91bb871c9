import type { BranchAddress } from '../../shared/model/branch-facts.ts'
import type { BranchDetails, BranchInput } from '../../shared/model/service.ts'
import { mailDomain } from '../../shared/mail-providers.ts'
import { hoursDraftOf, mistakeOf, unknownHours, workingHoursOf, type HoursDraft } from './hours.ts'

/** A branch as it is being typed. */
export interface BranchDraft {
  readonly name: string
  readonly institution: string
  readonly fullName: string
  readonly address: BranchAddress
  readonly email: string
  readonly hours: HoursDraft
  readonly responsible: string
  readonly mailboxId: string | null
}

export const emptyBranch: BranchDraft = {
  name: '',
  institution: '',
  fullName: '',
  address: { region: '', district: '', location: '', street: '', house: '' },
  email: '',
  hours: unknownHours,
  responsible: '',
  mailboxId: null,
}

export function branchDraftOf(details: BranchDetails): BranchDraft {
  const { name, institution, fullName, address, email, hours, responsible, mailboxId } = details
  return { name, institution, fullName, address, email, hours: hoursDraftOf(hours), responsible, mailboxId }
}

/** What was typed, in the shape of the contract; the program checks it once more. */
export function branchInputOf(draft: BranchDraft): BranchInput {
  const { region, district, location, street, house } = draft.address
  return {
    name: draft.name.trim(),
    institution: draft.institution.trim(),
    fullName: draft.fullName.trim(),
    address: {
      region: region.trim(),
      district: district.trim(),
      location: location.trim(),
      street: street.trim(),
      house: house.trim(),
    },
    email: draft.email.trim(),
    hours: workingHoursOf(draft.hours),
    responsible: draft.responsible.trim(),
    mailboxId: draft.mailboxId,
  }
}

export type BranchField = 'name' | 'institution' | 'email' | 'hours'

/** Fields that cannot be sent as they stand. */
export function branchMistakes({ name, institution, email, hours }: BranchDraft): readonly BranchField[] {
  const wrong: BranchField[] = []
  if (name.trim() === '') wrong.push('name')
  if (institution.trim() === '') wrong.push('institution')
  if (email.trim() !== '' && (mailDomain(email) === '' || /\s/.test(email.trim()))) wrong.push('email')
  if (hours.some(day => mistakeOf(day) !== null)) wrong.push('hours')
  return wrong
}
