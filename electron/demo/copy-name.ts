import type { CopyType } from '../../shared/document-types.ts'
import { kyivTime } from './kyiv-time.ts'

/** Titles that Дія gives to files instead of slugs (be-pkg-utils `documentTypeToName`). */
const titles: Readonly<Record<CopyType, string>> = {
  'internal-passport': 'Паспорт громадянина України',
  'foreign-passport': 'Закордонний паспорт',
  'taxpayer-card': 'РНОКПП',
  'reference-internally-displaced-person': 'Довідка ВПО',
  'birth-certificate': 'Свідоцтво про народження дитини',
  'driver-license': 'Посвідчення водія',
  'vehicle-license': 'Свідоцтво про реєстрацію транспортного засобу',
  'student-id-card': 'Студентський квиток',
  'pension-card': 'Пенсійне посвідчення',
  'education-document': 'Документи про освіту',
  'veteran-certificate': 'Посвідчення ветерана',
  'name-change-act-record': 'Актовий запис про зміну імені',
  'marriage-act-record': 'Актовий запис про шлюб',
  'divorce-act-record': 'Актовий запис про розлучення',
  'user-birth-record': 'Актовий запис про народження',
  'residence-permit-permanent': 'Посвідка на постійне проживання',
  'residence-permit-temporary': 'Посвідка на тимчасове проживання',
}

/**
 * `slug-barcode-dd.MM.yyyy-HH_mm_ss.pdf`, as a copy of 2021 was named.
 * @param requestedAt epoch ms, printed in Kyiv time
 */
export function copyName(type: CopyType, barcode: string, requestedAt: number): string {
  const { date, time } = kyivTime(requestedAt)
  return `${type}-${barcode}-${date}-${time.replaceAll(':', '_')}.pdf`
}

/** `title-id-dd_MM_yyyy__HH_mm_ss.pdf`, as the service names newer types; the same id and moment. */
export function ukrainianCopyName(type: CopyType, barcode: string, requestedAt: number): string {
  const { date, time } = kyivTime(requestedAt)
  return `${titles[type]}-${barcode}-${date.replaceAll('.', '_')}__${time.replaceAll(':', '_')}.pdf`
}
