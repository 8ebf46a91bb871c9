import type { Sex } from '../../shared/identifiers.ts'
import { composeRecordNumber, composeTaxpayerNumber } from '../../shared/identifiers.ts'
import type { Papers } from './papers.ts'
import { createPapers } from './papers.ts'
import type { Random } from './random.ts'
import { between, dayBetween, digits, pick } from './random.ts'
import { transliterate } from './transliterate.ts'

export interface FullName {
  readonly surname: string
  readonly given: string
  readonly patronymic: string
}

/** Who a copy is about, as far as several copies must agree. Days are `YYYY-MM-DD`. */
export interface Individual extends FullName {
  readonly sex: Sex
  readonly birthDate: string
  readonly taxpayerNumber: string
  /** УНЗР */
  readonly recordNumber: string
}

/** An invented adult; equal parts of different copies come from here. */
export interface Person extends Individual {
  readonly latin: { readonly surname: string; readonly given: string }
  readonly birthPlace: string
  readonly address: string
  readonly spouse: Individual
  readonly child: Individual
  readonly papers: Papers
}

/** Surnames that nobody takes for real ones: feminine, masculine. */
const surnames = [
  ['Зразкова', 'Зразковий'],
  ['Прикладна', 'Прикладний'],
  ['Пробна', 'Пробний'],
  ['Уявна', 'Уявний'],
  ['Вигадана', 'Вигаданий'],
  ['Умовна', 'Умовний'],
  ['Взірцева', 'Взірцевий'],
  ['Макетна', 'Макетний'],
  ['Згадувана', 'Згадуваний'],
  ['Тестенко', 'Тестенко'],
  ['Гаданюк', 'Гаданюк'],
  ['Прим’яренко', 'Прим’яренко'],
] as const

const givenNames = {
  female: ['Таїсія', 'Ганна', 'Юлія', 'Єва', 'Злата', 'Ярина', 'Софія', 'Вікторія', 'Мар’яна', 'Соломія'],
  male: ['Тарас', 'Остап', 'Петро', 'Юрій', 'Ярослав', 'Євген', 'В’ячеслав', 'Олексій', 'Ждан', 'Гліб'],
} as const satisfies Record<Sex, readonly [string, ...string[]]>

/** Of a daughter, of a son. */
const patronymics: Readonly<Record<(typeof givenNames)['male'][number], Readonly<Record<Sex, string>>>> = {
  Тарас: { female: 'Тарасівна', male: 'Тарасович' },
  Остап: { female: 'Остапівна', male: 'Остапович' },
  Петро: { female: 'Петрівна', male: 'Петрович' },
  Юрій: { female: 'Юріївна', male: 'Юрійович' },
  Ярослав: { female: 'Ярославівна', male: 'Ярославович' },
  Євген: { female: 'Євгенівна', male: 'Євгенович' },
  'В’ячеслав': { female: 'В’ячеславівна', male: 'В’ячеславович' },
  Олексій: { female: 'Олексіївна', male: 'Олексійович' },
  Ждан: { female: 'Жданівна', male: 'Жданович' },
  Гліб: { female: 'Глібівна', male: 'Глібович' },
}

const settlements = ['м. Зразківськ', 'м. Прикладне', 'смт Уявне', 'с. Пробне'] as const
const streets = ['вул. Прикладна', 'вул. Зразкова', 'просп. Уявний', 'пров. Щасливих Ґанків', 'вул. Київська'] as const

/** Serials begin with 0, as a person who looks at many copies then knows the invented ones. */
function createIndividual(random: Random, sex: Sex, names: FullName, birthDate: string): Individual {
  const parity = (sex === 'female' ? 0 : 1) + 2 * between(random, 0, 4)
  return {
    ...names,
    sex,
    birthDate,
    taxpayerNumber: composeTaxpayerNumber(birthDate, `0${digits(random, 2)}${parity}`),
    recordNumber: composeRecordNumber(birthDate, `00${digits(random, 1)}${parity}`),
  }
}

export function createPerson(random: Random): Person {
  const sex: Sex = random() < 0.5 ? 'female' : 'male'
  const other: Sex = sex === 'female' ? 'male' : 'female'
  const childSex: Sex = random() < 0.5 ? 'female' : 'male'
  const [feminine, masculine] = pick(random, surnames)
  const family: Readonly<Record<Sex, string>> = { female: feminine, male: masculine }
  const father = pick(random, givenNames.male)
  const names = { female: pick(random, givenNames.female), male: pick(random, givenNames.male) }
  const person = createIndividual(
    random,
    sex,
    { surname: family[sex], given: names[sex], patronymic: patronymics[father][sex] },
    dayBetween(random, 1975, 1999),
  )
  const spouseFather = pick(random, givenNames.male)
  const spouse = createIndividual(
    random,
    other,
    { surname: family[other], given: names[other], patronymic: patronymics[spouseFather][other] },
    `${between(random, -4, 0) + Number(person.birthDate.slice(0, 4))}-${String(between(random, 1, 12)).padStart(2, '0')}-17`,
  )
  const child = createIndividual(
    random,
    childSex,
    {
      surname: family[childSex],
      given: pick(random, givenNames[childSex]),
      patronymic: patronymics[names.male][childSex],
    },
    dayBetween(random, 2018, 2023),
  )
  const birthPlace = pick(random, settlements)
  return {
    ...person,
    latin: { surname: transliterate(person.surname), given: transliterate(person.given) },
    birthPlace: `${birthPlace}, Україна`,
    address: `${pick(random, settlements)}, ${pick(random, streets)}, ${between(random, 1, 90)}, кв. ${between(random, 1, 120)}`,
    spouse,
    child,
    papers: createPapers(random, person.birthDate, child.birthDate),
  }
}

export function fullName({ surname, given, patronymic }: FullName): string {
  return `${surname} ${given} ${patronymic}`
}
