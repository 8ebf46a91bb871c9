import type { documents as source } from '../uk/documents.ts'
import type { Same } from '../message.ts'

export const documents: Same<typeof source> = {
  passport: 'ID card or international passport',
  'internal-passport': 'Passport of a citizen of Ukraine',
  'foreign-passport': 'International passport',
  'taxpayer-card': 'Taxpayer card (RNOKPP)',
  'reference-internally-displaced-person': 'Internally displaced person certificate',
  'birth-certificate': 'Child’s birth certificate',
  'driver-license': 'Driving licence',
  'vehicle-license': 'Vehicle registration certificate',
  'student-id-card': 'Student card',
  'pension-card': 'Pension card',
  'education-document': 'Education documents',
  'veteran-certificate': 'Veteran certificate',
  'name-change-act-record': 'Name change record',
  'marriage-act-record': 'Marriage record',
  'divorce-act-record': 'Divorce record',
  'user-birth-record': 'Birth record',
  'residence-permit-permanent': 'Permanent residence permit',
  'residence-permit-temporary': 'Temporary residence permit',
}
