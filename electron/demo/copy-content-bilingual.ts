import type { Block, CopyContent, Row } from './copy-model.ts'
import { assumedLayout } from './copy-model.ts'
import { printedDay } from './kyiv-time.ts'
import type { Person } from './people.ts'
import { fullName } from './people.ts'
import { transliterate } from './transliterate.ts'

const english = { language: 'en', isRequestLast: false } as const
const country = 'Ukraine • Україна'

const row = (content: Row): Block => ({ kind: 'row', row: content })

const pair = (label: string, labelNote: string, value: string, valueNote?: string): Block =>
  row(valueNote === undefined ? { label, labelNote, value } : { label, labelNote, value, valueNote })

export function foreignPassportContent(person: Person): CopyContent {
  const { foreignPassport, taxpayerVerified } = person.papers
  const verified = printedDay(taxpayerVerified)
  return {
    ...english,
    hasPhoto: true,
    identity: [
      { kind: 'title', lines: ['International Passport', 'Закордонний паспорт', country] },
      { kind: 'names', lines: [person.latin.surname, person.latin.given] },
      { kind: 'note', text: fullName(person) },
      { kind: 'number', text: foreignPassport.number },
    ],
    body: [
      pair('Sex:', 'Стать', person.sex === 'female' ? 'F' : 'M', person.sex === 'female' ? 'Ж' : 'Ч'),
      pair('Date of birth:', 'Дата народження', printedDay(person.birthDate)),
      pair('Nationality:', 'Громадянство', 'Ukraine', 'Україна'),
      pair('Authority:', 'Орган, що видав', '0000'),
      pair('Date of issue:', 'Дата видачі', printedDay(foreignPassport.issued)),
      pair('Date of expiry:', 'Дійсний до', printedDay(foreignPassport.expires)),
      pair('Record No.:', 'Запис № (УНЗР)', person.recordNumber),
      pair('Type:', 'Тип', 'P'),
      pair('Country code:', 'Код держави', 'UKR'),
      pair(
        'Individual Tax Number:',
        'РНОКПП (ІПН)',
        `${person.taxpayerNumber}\nVerified by State Tax Service on ${verified}`,
        `Пройшов перевірку Державною податковою службою ${verified}`,
      ),
      pair('Place of birth:', 'Місце народження', `${transliterate(person.birthPlace)} • ${person.birthPlace}`),
      pair('Legal address:', 'Місце реєстрації проживання', person.address),
      { kind: 'signature', label: 'Підпис:' },
    ],
  }
}

/** The points of the form are printed with Cyrillic «а» and «с», as the service's own code has them. */
export function driverContent(person: Person): CopyContent {
  const { driverLicense } = person.papers
  const { latin } = person
  return {
    ...english,
    hasPhoto: true,
    identity: [
      { kind: 'title', lines: ['Driving Licence', 'Посвідчення водія', country] },
      { kind: 'names', lines: [person.surname, person.given, person.patronymic] },
      { kind: 'note', text: `${latin.surname} ${latin.given}` },
      { kind: 'number', text: driverLicense.number },
    ],
    body: [
      { ...at('1.'), label: 'Surname:', labelNote: 'Прізвище', value: latin.surname, valueNote: person.surname },
      {
        ...at('2.'),
        label: 'Given name(s):',
        labelNote: 'Ім’я та по батькові',
        value: latin.given,
        valueNote: `${person.given} ${person.patronymic}`,
      },
      {
        ...at('3.'),
        label: 'Date and place of birth:',
        labelNote: 'Дата та місце народження',
        value: printedDay(person.birthDate),
        valueNote: person.birthPlace,
      },
      { ...at('4а.'), label: 'Date of issue:', labelNote: 'Дата видачі', value: printedDay(driverLicense.issued) },
      { ...at('4b.'), label: 'Expiry date:', labelNote: 'Дійсний до', value: printedDay(driverLicense.expires) },
      { ...at('4с.'), label: 'Issuing authority:', labelNote: 'Орган, що видав', value: 'ТСЦ 0000' },
      { ...at('4d.'), label: 'Record number:', labelNote: 'УНЗР', value: person.recordNumber },
      { ...at('5.'), label: 'Licence number:', labelNote: 'Номер документа', value: driverLicense.number },
      { ...at('9.'), label: 'Category:', labelNote: 'Категорія', value: 'B, B1' },
      {
        ...at('10.'),
        label: 'Category issuing date:',
        labelNote: 'Дата відкриття категорії',
        value: printedDay(driverLicense.issued),
      },
    ].map(row),
  }
}

const at = (code: string) => ({ code })

/** Rows and their order are known, their labels are not: codes and names of the paper form stand in for them. */
export function vehicleContent(person: Person): CopyContent {
  const { vehicle } = person.papers
  const coded = (code: string, label: string, value: string) => row({ code, label, value })
  const named = (label: string, value: string) => row({ code: '', label, value })
  return {
    ...english,
    hasPhoto: false,
    identity: [
      // The first letter of the Ukrainian title is a Latin C in the service's own code.
      {
        kind: 'title',
        lines: ['Vehicle Registration Certificate', 'Cвідоцтво про реєстрацію транспортного засобу', country],
      },
      { kind: 'number', text: vehicle.plate },
      { kind: 'text', lines: [`${vehicle.brand} ${vehicle.model}`] },
    ],
    body: [
      coded('A', 'Реєстраційний номер', vehicle.plate),
      coded('B', 'Дата першої реєстрації', `15.06.${vehicle.year}`),
      coded('B.2', 'Рік випуску', String(vehicle.year)),
      coded('B.1', 'Дата реєстрації', printedDay(vehicle.issued)),
      named('Номер документа', vehicle.number),
      named('Орган, що видав', 'ТСЦ 0000'),
      { kind: 'section', text: 'Ownership • Право власності' },
      named('Прізвище', person.surname),
      named('Ім’я та по батькові', `${person.given} ${person.patronymic}`),
      named('Адреса', person.address),
      named('Право власності', 'Приватна власність'),
      { kind: 'section', text: 'Vehicle • Транспортний засіб' },
      coded('D.1', 'Марка', vehicle.brand),
      coded('D2', 'Модель', vehicle.model),
      coded('E', 'Номер шасі (кузова, рами)', vehicle.vin),
      coded('F.1', 'Повна маса', '1780'),
      coded('G', 'Маса без навантаження', '1265'),
      coded('J', 'Категорія', 'M1'),
      coded('P.1', 'Об’єм двигуна', '1598'),
      coded('P.2', 'Тип палива', 'БЕНЗИН'),
      coded('R', 'Колір', vehicle.colour),
      coded('S.1', 'Кількість місць для сидіння', '5'),
      coded('S.2', 'Кількість місць для стояння', '0'),
      named('Тип кузова', 'УНІВЕРСАЛ'),
      assumedLayout,
    ],
  }
}
