import { describe, expect, it } from 'vitest'
import { createCopy } from '../../../electron/demo/copy.ts'
import { openTypeface } from '../../../electron/demo/copy-typeface.ts'
import { printedDay } from '../../../electron/demo/kyiv-time.ts'
import type { Person } from '../../../electron/demo/people.ts'
import { createPerson } from '../../../electron/demo/people.ts'
import type { CopyType } from '../../../shared/document-types.ts'
import { answersOf, documentTypes } from '../../../shared/document-types.ts'
import { readPdf } from '../../fixtures/read-pdf.ts'
import { fonts, requestedAt, seeded } from './support.ts'

const types = [...new Set(documentTypes.flatMap(answersOf))]
const ukrainianRequest = [
  'Запит на цифрові копії документів від 24.11.2026-10:41:07',
  'Ініціатор запиту: Зразківська міська лікарня',
  'Ідентифікатор запиту: DR-00000000000047',
]
const englishRequest = [
  'The digital document copy requested on 24.11.2026-10:41:07',
  'Request initiator: Зразківська міська лікарня',
  'Request ID: DR-00000000000047',
]
const bilingual: readonly CopyType[] = ['foreign-passport', 'driver-license', 'vehicle-license', 'education-document']

function order(type: CopyType, person: Person, variant: 'text' | 'outlined') {
  const requester = 'Зразківська міська лікарня'
  return { type, person, variant, requestedAt, requester, requestId: 'DR-00000000000047', random: seeded(3), fonts }
}

/** Lines that must follow one another in the text of a copy. */
function expected(type: CopyType, person: Person): readonly string[] {
  const names = [person.surname, person.given, person.patronymic]
  const birthday = printedDay(person.birthDate)
  switch (type) {
    case 'internal-passport':
      return [
        ...['Паспорт громадянина', 'України', ...names, `${person.latin.surname} ${person.latin.given}`],
        ...[person.papers.idCard.number, 'Стать:', person.sex === 'female' ? 'Ж' : 'Ч', 'Дата народження:', birthday],
        ...['Громадянство:', 'Україна', 'Орган, що видав:', 'Дата видачі:', 'Дійсний до:', 'РНОКПП:'],
        ...[person.taxpayerNumber, '(Верифіковано у реєстрі', 'Запис № (УНЗР):', person.recordNumber],
        ...['Місце народження:', 'Місце реєстрації проживання:', 'Підпис:'],
      ]
    case 'foreign-passport':
      return [
        ...['International Passport', 'Закордонний паспорт', 'Ukraine • Україна', person.latin.surname],
        ...[`${names.join(' ')}`, person.papers.foreignPassport.number, 'Sex:', 'Стать', 'Date of birth:', birthday],
        ...['Record No.:', person.recordNumber, 'Type:', 'Country code:', 'Individual Tax Number:'],
        ...[person.taxpayerNumber, 'Verified by State Tax Service on', 'Place of birth:', 'Legal address:', 'Підпис:'],
      ]
    case 'taxpayer-card':
      return [
        ...['Реєстраційний номер облікової', 'картки платника податків', person.taxpayerNumber],
        ...['Верифіковано у реєстрі Державної податкової служби за запитом', 'від ', ...names],
        ...['Дата народження:', birthday, ...ukrainianRequest],
      ]
    case 'reference-internally-displaced-person':
      return [
        ...[
          'Довідка про взяття на облік',
          'внутрішньо переміщеної особи',
          ...names,
          'Дата видачі:',
          'Дата народження:',
        ],
        ...[birthday, 'Стать:', 'Документ, що посвідчує особу', 'Серія та номер:', person.papers.idCard.number],
        ...['Ким і коли виданий:', 'Проживання', 'Місце народження:', 'Фактичне місце'],
      ]
    case 'birth-certificate':
      return [
        ...['Відомості актового запису', 'про народження', person.child.surname, person.child.given, 'Стать:'],
        ...['Громадянство/підданство для дитини:', 'Інформація про батьків', 'Батько:', 'Мати:', 'Актовий запис'],
        ...['Номер запису:', 'Дата складання:', 'Видані свідоцтва', 'Номер свідоцтва:', 'Дата видачі:'],
      ]
    case 'driver-license':
      return ['Driving Licence', 'Посвідчення водія', ...names, '1.', 'Surname:', 'Прізвище', '4а.', '4с.', '10.']
    case 'vehicle-license':
      return [
        'Vehicle Registration Certificate',
        'Cвідоцтво про реєстрацію',
        person.papers.vehicle.plate,
        'макет припущено',
      ]
    case 'student-id-card':
      return ['Студентський', 'квиток', ...names, 'Навчальний заклад:', 'Факультет:', 'Виданий:', 'Форма навчання:']
    case 'pension-card':
      return ['Пенсійне', 'посвідчення', ...names, 'Стать:', birthday, 'Номер пенсійної справи:', 'Вид пенсії:']
    case 'education-document':
      return [person.papers.education.degree.title, ...names, birthday, 'Заклад освіти:', 'Ступінь вищої освіти:']
    case 'residence-permit-permanent':
      return ['Посвідка на постійне', 'проживання', ...names, 'РНОКПП:', person.taxpayerNumber, 'Дійсний до:']
    case 'residence-permit-temporary':
      return ['Посвідка на тимчасове', 'проживання', ...names, 'РНОКПП:', person.taxpayerNumber, 'Дійсний до:']
    case 'veteran-certificate':
      return ['Посвідчення', 'ветерана', ...names, 'макет припущено']
    default:
      return ['Актовий запис', 'про ', ...names, 'макет припущено']
  }
}

describe.each(types)('a copy of %s', type => {
  const person = createPerson(seeded(11))

  it('has a text layer that reads in order', async () => {
    const copy = await createCopy(order(type, person, 'text'))
    const { pages, size, items } = await readPdf(copy.bytes)
    expect(pages).toBe(1)
    expect(size).toEqual([595, 842])
    const text = items.map(item => item.text).join('\n')
    let from = 0
    for (const line of expected(type, person)) {
      const at = text.indexOf(line, from)
      expect(at, `«${line}» in ${text}`).toBeGreaterThanOrEqual(0)
      from = at + line.length
    }
    for (const line of bilingual.includes(type) ? englishRequest : ukrainianRequest) expect(text).toContain(line)
    expect(text).not.toContain('ЗРАЗОК')
    expect(copy.bytes.length).toBeLessThan(200_000)
  })

  it('has nothing but «№» to read when outlined', async () => {
    const copy = await createCopy(order(type, person, 'outlined'))
    const { pages, items } = await readPdf(copy.bytes)
    expect(pages).toBe(1)
    expect(items.filter(({ text }) => text !== '№')).toEqual([])
    expect(copy.bytes.length).toBeLessThan(200_000)
  })

  it('keeps inside the page whoever it is about', async () => {
    for (const seed of [1, 2, 3]) {
      const { items } = await readPdf((await createCopy(order(type, createPerson(seeded(seed)), 'text'))).bytes)
      for (const { text, left, right, baseline } of items) {
        expect(left, text).toBeGreaterThanOrEqual(57.9)
        expect(right, text).toBeLessThanOrEqual(537.1)
        expect(baseline, text).toBeGreaterThan(28)
        // Letters of the identity must not reach the second separator, nor rows begin above it.
        expect(Math.abs(842 - 344 - baseline), text).toBeGreaterThan(6)
      }
    }
  })
})

describe('copies', () => {
  const person = createPerson(seeded(11))

  it('are named by slug, barcode and the time in Kyiv', async () => {
    const winter = await createCopy(order('taxpayer-card', person, 'text'))
    expect(winter.name).toMatch(/^taxpayer-card-\d{13}-24\.11\.2026-10_41_07\.pdf$/)
    const summer = { ...order('taxpayer-card', person, 'text'), requestedAt: Date.UTC(2026, 6, 1, 21, 5, 9) }
    expect((await createCopy(summer)).name).toMatch(/-02\.07\.2026-00_05_09\.pdf$/)
    const titled = await createCopy({ ...order('internal-passport', person, 'text'), naming: 'title' })
    expect(titled.name).toMatch(/^Паспорт громадянина України-\d{13}-24_11_2026__10_41_07\.pdf$/)
  })

  it.each(['text', 'outlined'] as const)('are the same bytes for the same order: %s', async variant => {
    const [first, second] = [order('foreign-passport', person, variant), order('foreign-passport', person, variant)]
    expect(await createCopy(first)).toEqual(await createCopy(second))
  })

  it('draw equal letters as equal shapes', () => {
    const typeface = openTypeface(fonts.regular)
    /** The last letter of a text, its first point taken for the origin, in hundredths of a point. */
    const shape = (text: string, x: number, y: number) => {
      const operators = typeface.outline(text, x, y, 10.5).map(operator => operator.toString())
      const last = operators.slice(-operators.length / text.length)
      const points = last.map(operator => (operator.match(/-?[\d.]+/g) ?? []).map(Number))
      const origin = points[0] ?? []
      return points.map(point => point.map((value, index) => Math.round((value - (origin[index % 2] ?? 0)) * 100)))
    }
    const lone = shape('ї', 58, 700)
    expect(lone.length).toBeGreaterThan(20)
    expect(shape('ї', 253.337, 411.119)).toEqual(lone)
    expect(shape('їїї', 58.123, 333.333)).toEqual(lone)
  })
})
