import type { Language } from '../../shared/settings.ts'
import type { BranchPart, ServicePart } from './catalogue-draft.ts'
import { plainName } from './plain-name.ts'

export type Column = `branch.${BranchPart}` | `service.${ServicePart}` | 'institution'

interface Heading extends Record<Language, string> {
  /** What the same column is called elsewhere. */
  readonly also?: readonly string[]
}

/** Columns in the order in which they are written. */
export const headings = {
  institution: { uk: 'Установа', en: 'Institution', also: ['Назва установи', 'Заклад'] },
  'branch.id': { uk: 'Ідентифікатор відділення', en: 'Branch ID', also: ['ID відділення', 'Код відділення'] },
  'branch.name': { uk: 'Відділення', en: 'Branch', also: ['Назва відділення', 'Branch name'] },
  'branch.fullName': { uk: 'Повна назва відділення', en: 'Branch full name', also: ['Повна назва', 'Full name'] },
  'branch.region': { uk: 'Область', en: 'Region' },
  'branch.district': { uk: 'Район', en: 'District' },
  'branch.location': { uk: 'Населений пункт', en: 'Location', also: ['Місто', 'Місто або село', 'City', 'Town'] },
  'branch.street': { uk: 'Вулиця', en: 'Street' },
  'branch.house': { uk: 'Будинок', en: 'House', also: ['Номер будинку', 'Building'] },
  'branch.email': {
    uk: 'Електронна пошта',
    en: 'Email',
    also: ['Пошта', 'E-mail', 'Пошта відділення', 'Електронна адреса', 'Branch email'],
  },
  'branch.hours': { uk: 'Години роботи', en: 'Working hours', also: ['Графік роботи', 'Режим роботи', 'Hours'] },
  'branch.responsible': {
    uk: 'Відповідальна особа',
    en: 'Responsible person',
    also: ['Відповідальний', 'Responsible'],
  },
  'service.id': { uk: 'Ідентифікатор послуги', en: 'Service ID', also: ['ID послуги', 'Код послуги'] },
  'service.name': { uk: 'Послуга', en: 'Service', also: ['Назва послуги', 'Service name'] },
  'service.purpose': { uk: 'Мета', en: 'Purpose', also: ['Мета запиту', 'Призначення'] },
  'service.required': {
    uk: 'Обов’язкові копії',
    en: 'Required copies',
    also: ['Обов’язкові документи', 'Документи', 'Required documents', 'Required'],
  },
  'service.optional': {
    uk: 'Копії за наявності',
    en: 'Optional copies',
    also: ['Необов’язкові копії', 'Документи за наявності', 'Додаткові копії', 'Optional documents', 'Optional'],
  },
  'service.payload': {
    uk: 'Посилання з QR-коду',
    en: 'QR link',
    also: ['Посилання', 'Посилання з QR', 'QR', 'QR-код', 'QR code', 'Payload', 'Link'],
  },
  'service.alias': { uk: 'Мітка адреси', en: 'Address tag', also: ['Мітка', 'Alias', 'Псевдонім'] },
  'service.retentionClass': { uk: 'Строк зберігання', en: 'Retention class', also: ['Retention'] },
  'service.caseIndex': { uk: 'Індекс справи', en: 'Case index' },
} as const satisfies Record<Column, Heading>

export const columns = Object.keys(headings) as readonly Column[]

const byHeading = new Map<string, Column>(
  columns.flatMap(column => {
    const { uk, en, also = [] }: Heading = headings[column]
    return [uk, en, ...also, column, column.replace('.', '')].map(name => [plainName(name), column] as const)
  }),
)

/** The column that a heading names, in either language; undefined for others. */
export function findColumn(heading: string): Column | undefined {
  return byHeading.get(plainName(heading))
}
