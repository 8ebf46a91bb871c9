import type { CopyType } from '../../shared/document-types.ts'
import { actRecordContent, taxpayerContent, veteranContent } from './copy-content-brief.ts'
import { driverContent, foreignPassportContent, vehicleContent } from './copy-content-bilingual.ts'
import { birthContent, displacementContent } from './copy-content-civil.ts'
import {
  educationContent,
  passportContent,
  pensionContent,
  residenceContent,
  studentContent,
} from './copy-content-personal.ts'
import type { CopyContent } from './copy-model.ts'
import type { Person } from './people.ts'

/** Titles, labels and their order: be-pkg-utils pdfUtils.ts of the published Дія code. */
export function copyContent(type: CopyType, person: Person): CopyContent {
  switch (type) {
    case 'internal-passport':
      return passportContent(person)
    case 'foreign-passport':
      return foreignPassportContent(person)
    case 'taxpayer-card':
      return taxpayerContent(person)
    case 'reference-internally-displaced-person':
      return displacementContent(person)
    case 'birth-certificate':
      return birthContent(person)
    case 'driver-license':
      return driverContent(person)
    case 'vehicle-license':
      return vehicleContent(person)
    case 'student-id-card':
      return studentContent(person)
    case 'pension-card':
      return pensionContent(person)
    case 'education-document':
      return educationContent(person)
    case 'residence-permit-permanent':
      return residenceContent(person, 'постійне')
    case 'residence-permit-temporary':
      return residenceContent(person, 'тимчасове')
    case 'veteran-certificate':
      return veteranContent(person)
    case 'name-change-act-record':
      return actRecordContent(person, 'про зміну імені')
    case 'marriage-act-record':
      return actRecordContent(person, 'про шлюб')
    case 'divorce-act-record':
      return actRecordContent(person, 'про розлучення')
    case 'user-birth-record':
      return actRecordContent(person, 'про народження')
    default:
      return type satisfies never
  }
}
