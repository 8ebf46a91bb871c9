import type { hintHiring as source } from '../uk/hint-hiring.ts'
import type { Same } from '../message.ts'

export const hintHiring: Same<typeof source> = {
  passport: 'Needed: it establishes who is being hired.',
  'internal-passport':
    'Not needed if you already ask for “ID card or international passport”: either proves the identity.',
  'foreign-passport': 'Needed separately only if the work includes trips abroad.',
  'taxpayer-card':
    'Usually needed: taxes on the salary are paid by this number. Those who have refused the number show the passport.',
  'reference-internally-displaced-person':
    'No condition of hiring. Ask “if any” when something at your place depends on it.',
  'birth-certificate':
    'Not needed to hire: it is needed later if the person asks for a leave or a benefit for a child.',
  'driver-license':
    'A personnel office rarely needs it: only for those who will drive at work. The passport proves the identity.',
  'vehicle-license': 'Almost always too much: needed only if the person will use a car of their own for work.',
  'student-id-card': 'Not needed to hire: it is needed later if the person asks for a study leave.',
  'pension-card': 'No condition of hiring. Ask only if you give a benefit by it.',
  'education-document': 'Needed if the position requires education or a qualification; too much for other positions.',
  'veteran-certificate': 'No condition of hiring. Ask “if any” when you give guarantees or benefits by it.',
  'name-change-act-record': 'Needed only if papers on education or service were issued to another name.',
  'marriage-act-record': 'Marital status does not decide hiring. Needed only to explain another surname in the papers.',
  'divorce-act-record': 'Marital status does not decide hiring. Needed only to explain another surname in the papers.',
  'user-birth-record': 'Too much: the passport shows the date and place of birth.',
  'residence-permit-permanent': 'Concerns foreigners only. Ask “if any”, not everybody.',
  'residence-permit-temporary': 'Concerns foreigners only. Ask “if any”, not everybody.',
}
