import type { CopyContent } from './copy-model.ts'
import { rows } from './copy-model.ts'
import { printedDay } from './kyiv-time.ts'
import type { Individual, Person } from './people.ts'

const withPhoto = { language: 'uk', isRequestLast: false, hasPhoto: true } as const

const names = (person: Individual) =>
  ({ kind: 'names', lines: [person.surname, person.given, person.patronymic] }) as const

const latinNames = ({ latin }: Person) => ({ kind: 'note', text: `${latin.surname} ${latin.given}` }) as const

const sexLetter = (person: Individual) => (person.sex === 'female' ? 'Ж' : 'Ч')

export function passportContent(person: Person): CopyContent {
  const { idCard, taxpayerVerified } = person.papers
  return {
    ...withPhoto,
    identity: [
      { kind: 'title', lines: ['Паспорт громадянина', 'України'] },
      names(person),
      latinNames(person),
      { kind: 'number', text: idCard.number },
    ],
    body: [
      ...rows(
        ['Стать:', sexLetter(person)],
        ['Дата народження:', printedDay(person.birthDate)],
        ['Громадянство:', 'Україна'],
        ['Орган, що видав:', '0000'],
        ['Дата видачі:', printedDay(idCard.issued)],
        ['Дійсний до:', printedDay(idCard.expires)],
      ),
      {
        kind: 'row',
        row: {
          label: 'РНОКПП:',
          value: `${person.taxpayerNumber}\n(Верифіковано у реєстрі Державної податкової служби за запитом від ${printedDay(taxpayerVerified)})`,
        },
      },
      ...rows(
        ['Запис № (УНЗР):', person.recordNumber],
        ['Місце народження:', person.birthPlace],
        ['Місце реєстрації проживання:', person.address],
      ),
      { kind: 'signature', label: 'Підпис:' },
    ],
  }
}

/** The holder is a foreigner by law; the country is as invented as the person. */
export function residenceContent(person: Person, term: 'постійне' | 'тимчасове'): CopyContent {
  const { residencePermit } = person.papers
  return {
    ...withPhoto,
    identity: [
      { kind: 'title', lines: [`Посвідка на ${term}`, 'проживання'] },
      names(person),
      latinNames(person),
      { kind: 'number', text: residencePermit.number },
    ],
    body: rows(
      ['Стать:', sexLetter(person)],
      ['Громадянство:', 'Уявна Республіка'],
      ['Дата народження:', printedDay(person.birthDate)],
      ['Місце народження:', person.birthPlace],
      ['РНОКПП:', person.taxpayerNumber],
      ['Зареєстроване місце проживання:', person.address],
      ['Номер запису:', person.recordNumber],
      ['Орган, що видав:', '0000'],
      ['Підстава для отримання:', term === 'постійне' ? 'Дозвіл на імміграцію' : 'Працевлаштування'],
      ['Дата видачі:', printedDay(residencePermit.issued)],
      ['Дійсний до:', printedDay(residencePermit.expires)],
    ),
  }
}

export function studentContent(person: Person): CopyContent {
  const { student } = person.papers
  return {
    ...withPhoto,
    identity: [
      { kind: 'title', lines: ['Студентський', 'квиток'] },
      names(person),
      { kind: 'number', text: student.number },
    ],
    body: rows(
      ['Навчальний заклад:', student.school],
      ['Факультет:', student.faculty],
      ['Виданий:', printedDay(student.issued)],
      ['Дійсний до:', printedDay(student.expires)],
      ['Форма навчання:', 'Заочна'],
    ),
  }
}

export function pensionContent(person: Person): CopyContent {
  const { pension } = person.papers
  return {
    ...withPhoto,
    identity: [{ kind: 'title', lines: ['Пенсійне', 'посвідчення'] }, names(person)],
    body: rows(
      ['Стать:', sexLetter(person)],
      ['Дата народження:', printedDay(person.birthDate)],
      ['Номер пенсійної справи:', pension.number],
      ['Вид пенсії:', 'За вислугу років'],
      ['Дата документа:', printedDay(pension.issued)],
      ['Дійсний до:', printedDay(pension.expires)],
    ),
  }
}

/** Diplomas are bilingual, so they tell the request in English. */
export function educationContent(person: Person): CopyContent {
  const { education } = person.papers
  return {
    ...withPhoto,
    language: 'en',
    hasPhoto: false,
    identity: [
      { kind: 'title', lines: [education.degree.title, education.degree.latinTitle] },
      names(person),
      latinNames(person),
      { kind: 'number', text: education.number },
    ],
    body: rows(
      ['Дата народження:', printedDay(person.birthDate)],
      ['Заклад освіти:', education.school],
      ['Дата видачі:', printedDay(education.issued)],
      ['Дата закінчення навчання:', printedDay(education.issued)],
      ['Ступінь вищої освіти:', education.degree.level],
      ['Галузь знань:', '00 Зразкові знання'],
      ['Спеціальність:', '000 Прикладні зразки'],
      ['Освітня програма:', 'Виготовлення зразків'],
      ['Професійна кваліфікація:', 'Фахівець із зразків'],
      ['Ректор:', 'Уявний Ждан Глібович'],
      ['Заклад освіти, що видав документ:', education.school],
    ),
  }
}
