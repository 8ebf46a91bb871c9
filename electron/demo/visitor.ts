import type { CopyType, DocumentType } from '../../shared/document-types.ts'
import { answersOf, documentTypes } from '../../shared/document-types.ts'
import type { VisitCase } from '../../shared/visit-cases.ts'
import type { CopyVariant } from './copy.ts'
import { createCopy } from './copy.ts'
import type { Fonts } from '../paper/fonts.ts'
import { composeLetter } from './letter.ts'
import type { LetterFile } from './letter-draft.ts'
import { letterStyles } from './letter-draft.ts'
import type { Person } from './people.ts'
import { createPerson } from './people.ts'
import { createPhoto } from './photo.ts'
import type { Random } from './random.ts'
import { between, chance, digits, pick } from './random.ts'
import { transliterate } from './transliterate.ts'

export interface VisitOrder {
  readonly service: {
    readonly name: string
    readonly required: readonly DocumentType[]
    readonly optional: readonly DocumentType[]
  }
  /** The address that the service's QR leads to. */
  readonly to: string
  /** The institution, as copies name it. */
  readonly requester: string
  readonly case: VisitCase
  /** Epoch ms of sending; the copies were asked for shortly before. */
  readonly now: number
  readonly random: Random
  readonly fonts: Fonts
}

export interface Visit {
  readonly letter: Uint8Array
  readonly case: VisitCase
}

interface Enclosure {
  readonly type: CopyType
  readonly person: Person
}

/** One visitor who scanned the QR of a service and pressed Send, with the trouble that the case asks for. */
export async function createVisit(order: VisitOrder): Promise<Visit> {
  const { random, now } = order
  const person = createPerson(random)
  const enclosures = chooseEnclosures(order, person)
  const requestedAt = now - between(random, 20, 90) * 1000
  const requestId = `DR-${digits(random, 14)}`
  const variant: CopyVariant = order.case === 'outlined' || chance(random, 0.3) ? 'outlined' : 'text'
  const naming = order.case === 'ukrainian-names' ? 'title' : 'slug'
  const copies: LetterFile[] = []
  for (const { type, person: holder } of enclosures) {
    const { requester, fonts } = order
    copies.push(
      await createCopy({ type, person: holder, variant, requestedAt, requester, requestId, random, fonts, naming }),
    )
  }
  const style = order.case === 'octet-stream' ? 'webmail' : pick(random, letterStyles)
  const letter = await composeLetter({
    style,
    from: chooseSender(random, person),
    to: order.to,
    subject: chooseSubject(order, copies),
    text: chooseText(order),
    copies: spoil(order, copies),
    date: now,
    random,
  })
  return { letter, case: order.case }
}

function chooseEnclosures({ service, case: visitCase, random }: VisitOrder, person: Person): readonly Enclosure[] {
  if (visitCase === 'no-copies') return []
  const answer = (type: DocumentType): CopyType => {
    const [first = 'internal-passport', second = first] = answersOf(type)
    return pick(random, [first, second])
  }
  const asked = service.required.map(answer)
  const own = (types: readonly CopyType[]) => types.map((type): Enclosure => ({ type, person }))
  switch (visitCase) {
    case 'missing': {
      const absent = between(random, 0, asked.length - 1)
      return own(asked.filter((_, index) => index !== absent))
    }
    case 'extra': {
      const wanted = new Set([...service.required, ...service.optional].flatMap(answersOf))
      const unasked = documentTypes.flatMap(answersOf).filter(type => !wanted.has(type))
      const [first, ...rest] = unasked
      return own(first === undefined ? asked : [...asked, pick(random, [first, ...rest])])
    }
    case 'two-people': {
      const other = createAnother(random, person)
      const [last = 'internal-passport'] = asked.slice(-1)
      return [...own(asked.length > 1 ? asked.slice(0, -1) : asked), { type: last, person: other }]
    }
    default:
      return own([...asked, ...service.optional.filter(() => chance(random, 0.4)).map(answer)])
  }
}

/** Names are few, so a second draw may give the first one again; a random that never changes must not hang us. */
function createAnother(random: Random, first: Person): Person {
  const drawn = Array.from({ length: 8 }, () => createPerson(random))
  return drawn.find(({ surname }) => surname !== first.surname) ?? createPerson(random)
}

function spoil({ case: visitCase, random }: VisitOrder, copies: readonly LetterFile[]): readonly LetterFile[] {
  switch (visitCase) {
    case 'damaged': {
      const broken = between(random, 0, copies.length - 1)
      return copies.map((copy, index) => (index === broken ? { ...copy, bytes: cutShort(copy.bytes) } : copy))
    }
    case 'not-pdf':
      return [...copies, { name: `IMG_${digits(random, 4)}.jpg`, bytes: createPhoto(), mediaType: 'image/jpeg' }]
    case 'octet-stream':
      return copies.map(copy => ({ ...copy, mediaType: 'application/octet-stream' }))
    default:
      return copies
  }
}

/** As a lost connection leaves it. Viewers repair a file that lacks only its end, so little remains. */
function cutShort(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, Math.floor(bytes.length / 3))
}

function chooseSender(random: Random, person: Person): { readonly name: string; readonly address: string } {
  const host = pick(random, ['example.com', 'example.org', 'example.net'])
  const local = `${person.latin.given}.${person.latin.surname}`.toLowerCase()
  const name = pick(random, [
    `${person.given} ${person.surname}`,
    transliterate(`${person.given} ${person.surname}`),
    '',
  ])
  return { name, address: `${local}@${host}` }
}

/** What the service writes into the draft is not known: a file name is what its open code would give. */
function chooseSubject({ random, service, case: visitCase }: VisitOrder, copies: readonly LetterFile[]): string {
  const fileName = copies[0]?.name ?? ''
  return visitCase === 'no-copies'
    ? service.name
    : pick(random, ['Копії цифрових документів', fileName, `Копії для послуги «${service.name}»`, ''])
}

function chooseText({ random, case: visitCase, service }: VisitOrder): string {
  return visitCase === 'no-copies'
    ? `Добрий день! Копії для послуги «${service.name}» надішлю пізніше.`
    : pick(random, ['', 'Добрий день! Надсилаю копії документів.', 'Копії документів у додатку.'])
}
