import type { CopyType } from '../../shared/document-types.ts'

/**
 * Slugs that begin the names of copies (`slug-number-dd.MM.yyyy-HH_mm_ss.pdf`, Дія 2021 and later),
 * longest first so that a slug is never taken for a shorter one.
 */
const slugs: Readonly<Record<string, CopyType>> = {
  'internal-passport': 'internal-passport',
  'foreign-passport': 'foreign-passport',
  'taxpayer-card': 'taxpayer-card',
  'reference-internally-displaced-person': 'reference-internally-displaced-person',
  'birth-certificate': 'birth-certificate',
  'driver-license': 'driver-license',
  'vehicle-license': 'vehicle-license',
  'student-id-card': 'student-id-card',
  'pension-card': 'pension-card',
  'education-document': 'education-document',
  'veteran-certificate': 'veteran-certificate',
  'name-change-act-record': 'name-change-act-record',
  'marriage-act-record': 'marriage-act-record',
  'divorce-act-record': 'divorce-act-record',
  'user-birth-record': 'user-birth-record',
  'user-birth-certificate': 'user-birth-record',
  'residence-permit-permanent': 'residence-permit-permanent',
  'residence-permit-temporary': 'residence-permit-temporary',
}

/** Ukrainian titles that newer copies carry in their names instead of a slug, as written by `plain`. */
const titles: readonly (readonly [start: string, type: CopyType])[] = [
  ['паспорт громадянина україни', 'internal-passport'],
  ['id-картка', 'internal-passport'],
  ['закордонний паспорт', 'foreign-passport'],
  ['паспорт громадянина україни для виїзду', 'foreign-passport'],
  ['біометричний закордонний паспорт', 'foreign-passport'],
  ['рнокпп', 'taxpayer-card'],
  ['картка платника податків', 'taxpayer-card'],
  ['довідка впо', 'reference-internally-displaced-person'],
  ['довідка внутрішньо переміщеної особи', 'reference-internally-displaced-person'],
  ['свідоцтво про народження', 'birth-certificate'],
  ['посвідчення водія', 'driver-license'],
  ['свідоцтво про реєстрацію транспортного засобу', 'vehicle-license'],
  ['техпаспорт', 'vehicle-license'],
  ['студентський квиток', 'student-id-card'],
  ['учнівський квиток', 'student-id-card'],
  ['пенсійне посвідчення', 'pension-card'],
  ['документи про освіту', 'education-document'],
  ['документ про освіту', 'education-document'],
  ['диплом', 'education-document'],
  ['посвідчення ветерана', 'veteran-certificate'],
  ['актовий запис про зміну імені', 'name-change-act-record'],
  ['актовий запис про шлюб', 'marriage-act-record'],
  ['актовий запис про розлучення', 'divorce-act-record'],
  ['актовий запис про народження', 'user-birth-record'],
  ['посвідка на постійне проживання', 'residence-permit-permanent'],
  ['посвідка на тимчасове проживання', 'residence-permit-temporary'],
]

const byLength = <T>(entries: readonly (readonly [string, T])[]) => entries.toSorted(([a], [b]) => b.length - a.length)
const starts = byLength([...Object.entries(slugs), ...titles])

/**
 * What a copy is by its file name; null when the name does not say.
 * The start must end at a word's edge: «диплом» names a diploma, «дипломатичний» does not.
 */
export function typeOfFileName(name: string): CopyType | null {
  const text = plain(name)
  return starts.find(([start]) => text.startsWith(start) && !/^[\p{L}]/u.test(text.slice(start.length)))?.[1] ?? null
}

/** Lower case, composed, one kind of apostrophe and hyphen, single spaces, no counter such as «(1)» before the name. */
function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’'`‘]/g, 'ʼ')
    .replaceAll(/[‐‑‒–—]/g, '-')
    .replaceAll(/[\s_]+/g, ' ')
    .replace(/^(?:\(\d+\)|\d{1,2}[.)])\s*/, '')
    .trim()
}
