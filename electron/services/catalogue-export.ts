import type { Branch, Service } from '../../shared/model/service.ts'
import type { Language } from '../../shared/settings.ts'
import type { Catalogue } from './catalogue.ts'
import { writeCsv } from './catalogue-csv.ts'
import { writeJson } from './catalogue-json.ts'

export const catalogueFormats = ['json', 'csv'] as const
export type CatalogueFormat = (typeof catalogueFormats)[number]

/** The set-up as a catalogue, for other offices or for a head office to go on with; ids are ours. */
export function exportCatalogue(branches: readonly Branch[], services: readonly Service[]): Catalogue {
  const byBranch = Map.groupBy(services, ({ branchId }) => branchId)
  const institutions = new Set(branches.map(({ institution }) => institution))
  const [institution = ''] = institutions
  return {
    // A catalogue speaks for one institution.
    institution: institutions.size === 1 && institution !== '' ? institution : null,
    branches: branches.map(({ id, name, fullName, address, email, hours, responsible }) => ({
      ...{ externalId: id, name, fullName, address, email, hours, responsible, unread: [] },
      services: (byBranch.get(id) ?? []).map(service => ({
        externalId: service.id,
        name: service.name,
        purpose: service.purpose,
        required: service.required,
        optional: service.optional,
        unknownDocuments: [],
        payload: service.payload === '' ? null : service.payload,
        alias: service.alias,
        retentionClass: service.retentionClass,
        caseIndex: service.caseIndex,
        unread: [],
      })),
    })),
  }
}

/** The bytes of a catalogue file; the language is that of a table's headings and of the names of copies in it. */
export function writeCatalogue(catalogue: Catalogue, format: CatalogueFormat, language: Language): Uint8Array {
  return Buffer.from(format === 'json' ? writeJson(catalogue) : writeCsv(catalogue, language))
}

/** An example to write over: one branch with two services. Its codes are no links, so that they can never be shown. */
export function exportTemplate(format: CatalogueFormat, language: Language): Uint8Array {
  return writeCatalogue(examples[language], format, language)
}

const nine = { opens: 9 * 60, closes: 18 * 60 }
const friday = { opens: 9 * 60, closes: 16 * 60 + 45 }
const hours = { days: [nine, nine, nine, nine, friday, null, null] }
const employment = {
  externalId: 'hr',
  required: ['internal-passport', 'taxpayer-card'],
  optional: ['education-document', 'reference-internally-displaced-person'],
  unknownDocuments: [],
  alias: 'hr',
  caseIndex: '02-05',
  unread: [],
} as const
const benefit = {
  externalId: 'benefit',
  required: ['passport', 'taxpayer-card', 'reference-internally-displaced-person'],
  optional: ['birth-certificate'],
  unknownDocuments: [],
  alias: 'benefit',
  caseIndex: '04-11',
  unread: [],
} as const

const examples: Record<Language, Catalogue> = {
  uk: {
    institution: 'Назва установи',
    branches: [
      {
        externalId: 'center',
        name: 'Центральне відділення',
        fullName: 'Центральне відділення, приймальня громадян',
        address: {
          region: 'Київська обл.',
          district: 'Бучанський р-н',
          location: 'м. Вишневе',
          street: 'вул. Київська',
          house: '2г',
        },
        email: 'kopii@example.org',
        hours,
        responsible: 'Керівник відділення',
        unread: [],
        services: [
          {
            ...employment,
            name: 'Приймання на роботу',
            purpose: 'Оформлення трудових відносин',
            payload: 'https://diia.app/… (посилання з кабінету diia.gov.ua)',
            retentionClass: '75 років',
          },
          {
            ...benefit,
            name: 'Допомога переселенцям',
            purpose: 'Призначення допомоги',
            payload: 'https://diia.app/… (посилання другої послуги)',
            retentionClass: '5 років',
          },
        ],
      },
    ],
  },
  en: {
    institution: 'Name of the institution',
    branches: [
      {
        externalId: 'center',
        name: 'Central branch',
        fullName: 'Central branch, reception',
        address: {
          region: 'Kyiv region',
          district: 'Bucha district',
          location: 'Vyshneve',
          street: 'Kyivska St.',
          house: '2h',
        },
        email: 'copies@example.org',
        hours,
        responsible: 'Head of the branch',
        unread: [],
        services: [
          {
            ...employment,
            name: 'Employment',
            purpose: 'Entering into employment',
            payload: 'https://diia.app/… (the link from the diia.gov.ua cabinet)',
            retentionClass: '75 years',
          },
          {
            ...benefit,
            name: 'Benefit for displaced persons',
            purpose: 'Granting the benefit',
            payload: 'https://diia.app/… (the link of the second service)',
            retentionClass: '5 years',
          },
        ],
      },
    ],
  },
}
