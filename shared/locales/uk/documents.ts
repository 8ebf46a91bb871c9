import type { DocumentType } from '../../document-types.ts'

/** As a clerk and a visitor call them; the service names of the Дія cabinet in plain words. */
export const documents = {
  passport: 'ID-картка або закордонний паспорт',
  'internal-passport': 'Паспорт громадянина України',
  'foreign-passport': 'Закордонний паспорт',
  'taxpayer-card': 'Картка платника податків (РНОКПП)',
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
} as const satisfies Record<DocumentType, string>
