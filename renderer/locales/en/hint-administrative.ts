import type { hintAdministrative as source } from '../uk/hint-administrative.ts'
import type { Same } from '../message.ts'

export const hintAdministrative: Same<typeof source> = {
  passport: 'Needed if the service is given to this very person; too much for a request without personal data.',
  'internal-passport':
    'Not needed if you already ask for “ID card or international passport”: visitors choose what they have.',
  'foreign-passport': 'Needed separately only for services about going abroad.',
  'taxpayer-card':
    'Needed where there is a payment or an entry by this number. Often the number already stands in the copy of the passport.',
  'reference-internally-displaced-person': 'Ask “if any” when the status changes the procedure or the amount of aid.',
  'birth-certificate': 'Needed when the service is about a child; too much for an adult.',
  'driver-license': 'Needed only for services about the right to drive. The passport proves the identity.',
  'vehicle-license': 'Needed only for services about the car itself, such as a parking permit.',
  'student-id-card': 'Needed when the service gives students a benefit; otherwise too much.',
  'pension-card': 'Needed when the service gives pensioners a benefit; otherwise too much.',
  'education-document': 'Needed only where you check the education or qualification of the person.',
  'veteran-certificate': 'Ask “if any” when you give veterans a benefit or priority.',
  'name-change-act-record': 'Needed only if papers were issued to different names.',
  'marriage-act-record': 'Needed only where marriage decides: common property, aid to a family, change of surname.',
  'divorce-act-record': 'Needed only where divorce decides.',
  'user-birth-record': 'Needed where parentage has to be proved; the passport shows the date of birth.',
  'residence-permit-permanent': 'Concerns foreigners only. Ask “if any”, not everybody.',
  'residence-permit-temporary': 'Concerns foreigners only. Ask “if any”, not everybody.',
}
