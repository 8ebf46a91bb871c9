import { documentTypes, type DocumentType } from '../../shared/document-types.ts'
import { documents as english } from '../../shared/locales/en/documents.ts'
import { documents as ukrainian } from '../../shared/locales/uk/documents.ts'
import { plainName } from './plain-name.ts'

/** What the same copies are called by Дія's own programs and by those of its partners. */
const otherNames: Partial<Record<DocumentType, readonly string[]>> = {
  'internal-passport': ['ID-картка', 'Паспорт громадянина України у формі ID-картки'],
  'foreign-passport': ['Біометричний закордонний паспорт', 'Біометричний закордонний паспорт або закордонний паспорт'],
  'taxpayer-card': ['РНОКПП', 'ІПН', 'Картка платника податків'],
  'reference-internally-displaced-person': [
    'Довідка внутрішньо переміщеної особи',
    'Довідка внутрішньо переміщеної особи (ВПО)',
  ],
  'vehicle-license': ['Техпаспорт'],
  'student-id-card': ['Учнівський квиток'],
  'education-document': ['Освітні документи'],
  'name-change-act-record': ['Відомості АЗ про зміну імені'],
  'marriage-act-record': ['Відомості АЗ про укладання шлюбу'],
  'divorce-act-record': ['Відомості АЗ про розірвання шлюбу'],
  'user-birth-record': ['user-birth-certificate', 'Свідоцтво про народження користувача'],
  'residence-permit-permanent': ['Е-посвідка на постійне проживання'],
  'residence-permit-temporary': ['Е-посвідка на тимчасове проживання'],
}

const byName = new Map<string, DocumentType>(
  documentTypes.flatMap(type =>
    [type, ukrainian[type], english[type], ...(otherNames[type] ?? [])].map(name => [plainName(name), type] as const),
  ),
)

/** The kind of copy by its slug or by any of its names; undefined when nobody calls one so. */
export function findDocument(name: string): DocumentType | undefined {
  return byName.get(plainName(name))
}
