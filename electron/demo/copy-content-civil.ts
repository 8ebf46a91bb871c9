import type { Block, CopyContent } from './copy-model.ts'
import { rows } from './copy-model.ts'
import { printedDay } from './kyiv-time.ts'
import type { Individual, Person } from './people.ts'
import { fullName } from './people.ts'

const plain = { language: 'uk', isRequestLast: false, hasPhoto: false } as const

export function displacementContent(person: Person): CopyContent {
  const { displacement, idCard } = person.papers
  return {
    ...plain,
    identity: [
      { kind: 'title', lines: ['Довідка про взяття на облік', 'внутрішньо переміщеної особи'] },
      { kind: 'names', lines: [person.surname, person.given, person.patronymic] },
      { kind: 'number', text: displacement.number },
    ],
    body: [
      ...rows(
        ['Дата видачі:', printedDay(displacement.issued)],
        ['Дата народження:', printedDay(person.birthDate)],
        ['Стать:', person.sex === 'female' ? 'Жінка' : 'Чоловік'],
      ),
      { kind: 'section', text: 'Документ, що посвідчує особу' },
      ...rows(
        ['Серія та номер:', idCard.number],
        ['Дата видачі:', printedDay(idCard.issued)],
        ['Ким і коли виданий:', `0000, ${printedDay(idCard.issued)}`],
      ),
      { kind: 'section', text: 'Проживання' },
      ...rows(
        ['Місце народження:', person.birthPlace],
        ['Місце реєстрації проживання:', person.address],
        ['Фактичне місце проживання/перебування:', 'м. Прикладне, вул. Гостинна, 7, кв. 3'],
      ),
    ],
  }
}

function parentRows(role: 'Батько:' | 'Мати:', parent: Individual): readonly Block[] {
  return rows(
    [role, fullName(parent)],
    ['Громадянство:', 'Україна'],
    ['РНОКПП:', parent.taxpayerNumber],
    ['Дата народження:', printedDay(parent.birthDate)],
  )
}

/** About the child: the visitor is one of the parents, so this copy names another person. */
export function birthContent(person: Person): CopyContent {
  const { child, spouse, papers } = person
  const [father, mother] = person.sex === 'male' ? [person, spouse] : [spouse, person]
  return {
    ...plain,
    identity: [
      { kind: 'title', lines: ['Відомості актового запису', 'про народження'] },
      { kind: 'names', lines: [child.surname, child.given, child.patronymic] },
    ],
    body: [
      ...rows(
        ['Стать:', child.sex === 'female' ? 'жіноча' : 'чоловіча'],
        ['Дата народження:', printedDay(child.birthDate)],
        ['РНОКПП:', child.taxpayerNumber],
        ['Місце народження:', 'м. Зразківськ, Україна'],
        ['Громадянство/підданство для дитини:', 'Україна'],
      ),
      { kind: 'section', text: 'Інформація про батьків' },
      ...parentRows('Батько:', father),
      ...parentRows('Мати:', mother),
      { kind: 'section', text: 'Актовий запис' },
      ...rows(
        ['Номер запису:', papers.birthAct.number],
        [
          'Орган державної реєстрації актів цивільного стану, що видав свідоцтво:',
          'Зразківський відділ державної реєстрації актів цивільного стану',
        ],
        ['Дата складання:', printedDay(papers.birthAct.issued)],
      ),
      { kind: 'section', text: 'Видані свідоцтва' },
      ...rows(
        ['Номер свідоцтва:', papers.birthCertificate.number],
        ['Дата видачі:', printedDay(papers.birthCertificate.issued)],
      ),
    ],
  }
}
