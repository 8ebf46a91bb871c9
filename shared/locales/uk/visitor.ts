import type { DocumentType } from '../../document-types.ts'

/** The names of copies in a word or two, for narrow columns and the picker; in the middle of a sentence. */
const short = {
  'short-passport': 'паспорт',
  'short-internal-passport': 'паспорт громадянина',
  'short-foreign-passport': 'закордонний паспорт',
  'short-taxpayer-card': 'РНОКПП',
  'short-reference-internally-displaced-person': 'довідка ВПО',
  'short-birth-certificate': 'свідоцтво дитини',
  'short-driver-license': 'посвідчення водія',
  'short-vehicle-license': 'техпаспорт',
  'short-student-id-card': 'студентський квиток',
  'short-pension-card': 'пенсійне посвідчення',
  'short-education-document': 'документи про освіту',
  'short-veteran-certificate': 'посвідчення ветерана',
  'short-name-change-act-record': 'запис про зміну імені',
  'short-marriage-act-record': 'запис про шлюб',
  'short-divorce-act-record': 'запис про розлучення',
  'short-user-birth-record': 'запис про народження',
  'short-residence-permit-permanent': 'постійна посвідка',
  'short-residence-permit-temporary': 'тимчасова посвідка',
} as const satisfies Record<`short-${DocumentType}`, string>

/** What visitors read on the reception screen and on paper alike; the source of the English ones. */
export const visitor = {
  ...short,
  scan: 'Відскануйте, щоб\u00a0поділитися копіями документів',
  copies: 'Потрібні копії',
  optional: 'якщо\u00a0є',
  optionalShort: 'якщо\u00a0є',
  stepScan: 'Відскануйте код у\u00a0застосунку Дія',
  stepConfirm: 'Підтвердьте передавання',
  stepSend: 'Натисніть «Надіслати» у\u00a0листі',
  stepSendWhy: 'Без\u00a0цього кроку копії не\u00a0надійдуть',
  helpAsk: 'Немає телефону або\u00a0Дії?',
  helpAnswer: 'Зверніться до\u00a0працівника',
} as const
