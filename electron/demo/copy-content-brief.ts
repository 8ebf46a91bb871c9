import type { CopyContent } from './copy-model.ts'
import { assumedLayout, rows } from './copy-model.ts'
import { printedDay } from './kyiv-time.ts'
import type { Person } from './people.ts'

const plain = { language: 'uk', isRequestLast: false, hasPhoto: false } as const

export function taxpayerContent(person: Person): CopyContent {
  return {
    ...plain,
    isRequestLast: true,
    identity: [
      { kind: 'title', lines: ['Реєстраційний номер облікової', 'картки платника податків'] },
      { kind: 'number', text: person.taxpayerNumber },
      {
        kind: 'text',
        lines: [
          'Верифіковано у реєстрі Державної податкової служби за запитом',
          `від ${printedDay(person.papers.taxpayerVerified)}.`,
        ],
      },
    ],
    body: [
      { kind: 'names', lines: [person.surname, person.given, person.patronymic] },
      ...rows(['Дата народження:', printedDay(person.birthDate)]),
      { kind: 'request' },
    ],
  }
}

/** The labels of veterans' certificates and of act records are not published: title and names only. */
function assumedContent(person: Person, title: readonly string[]): CopyContent {
  return {
    ...plain,
    identity: [
      { kind: 'title', lines: title },
      { kind: 'names', lines: [person.surname, person.given, person.patronymic] },
    ],
    body: [assumedLayout],
  }
}

export function veteranContent(person: Person): CopyContent {
  return assumedContent(person, ['Посвідчення', 'ветерана'])
}

export function actRecordContent(person: Person, about: string): CopyContent {
  return assumedContent(person, ['Актовий запис', about])
}
