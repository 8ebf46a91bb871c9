import { describe, expect, it, test } from 'vitest'
import type { CatalogueReading } from '../../../electron/services/catalogue.ts'
import { readCatalogue } from '../../../electron/services/read-catalogue.ts'

type Content = Extract<CatalogueReading, { kind: 'catalogue' }>

function read(source: string | Uint8Array): Content {
  const reading = readCatalogue(typeof source === 'string' ? Buffer.from(source) : source)
  if (reading.kind !== 'catalogue') throw new Error(reading.reason)
  return reading
}

const refusal = (source: string | Uint8Array) => {
  const reading = readCatalogue(Buffer.from(source))
  return reading.kind === 'refused' ? reading.reason : null
}

const head = 'Ідентифікатор відділення;Відділення;Ідентифікатор послуги;Послуга;Обов’язкові копії;Посилання з QR-коду'
const row = (id: string, more = '') => `b1;Приймальня;${id};Довідка ${id};${more}`
const table = (...rows: readonly string[]) => [head, ...rows, ''].join('\r\n')
const namesOf = ({ catalogue }: Content) => catalogue.branches.flatMap(({ services }) => services.map(one => one.name))
const told = ({ problems }: Content) => problems.map(({ code, row, field }) => [code, row, field])

/** Windows-1251, which Node does not write. */
function windows1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251')
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, letter => bytes.get(letter) ?? 0x3f)
}

describe('a table of services', () => {
  const text = table(row('s1', 'internal-passport;https://diia.app/x/1'), row('s2'))

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(`Branch ID${text.slice(text.indexOf(';'))}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['Windows-1251', windows1251(text)],
  ])('is read in %s', (_, bytes) => {
    const content = read(bytes)
    expect(namesOf(content)).toEqual(['Довідка s1', 'Довідка s2'])
    expect(content.catalogue.branches[0]?.services[0]).toMatchObject({
      required: ['internal-passport'],
      payload: 'https://diia.app/x/1',
    })
  })

  it('is read although one of its letters is damaged', () => {
    const bytes = Buffer.from(text)
    bytes[bytes.lastIndexOf('Довідка') + 1] = 0xff
    expect(namesOf(read(bytes))).toEqual(['Довідка s1', '\uFFFD\uFFFDовідка s2'])
  })

  test.each([';', ',', '\t', '|'])('is read with cells between "%s"', delimiter => {
    const sep = delimiter === '|' ? 'sep=|\r\n' : ''
    const content = read(sep + text.replaceAll(';', delimiter))
    expect(namesOf(content)).toEqual(['Довідка s1', 'Довідка s2'])
    expect(content.problems).toEqual([])
  })

  it('is read with English headings, in any order, below a title, with blank rows and line ends of any kind', () => {
    const content = read(
      'Послуги на 2026 рік;;;;\n;;;;\nservice;SERVICE ID;branch_id;Branch Name;E-mail\nДовідка;s1;b1;Приймальня;a@b.ua\n\n;;;;\rАрхів;s2;b1;Приймальня;',
    )
    expect(namesOf(content)).toEqual(['Довідка', 'Архів'])
    expect(content.catalogue.branches[0]?.email).toBe('a@b.ua')
    expect([...content.owns.branch, ...content.owns.service]).toEqual(['email'])
  })

  it('knows copies by slug and by name, one by one or several in a cell', () => {
    const cell = '"internal-passport | Картка платника податків (РНОКПП), техпаспорт\nДОВІДКА  ВПО;Taxpayer card";'
    const { catalogue, problems } = read(table(row('s1', cell)))
    expect(problems).toEqual([])
    expect(catalogue.branches[0]?.services[0]?.required).toEqual([
      'internal-passport',
      'taxpayer-card',
      'vehicle-license',
      'reference-internally-displaced-person',
    ])
  })

  it('may hold delimiters, quotes and line ends inside quotes, and quotes inside bare cells', () => {
    expect(
      namesOf(read(table('b1;П;s1;"Довідка; ""Ф"" \n друга";;', 'b1;П;s2;Фонд "Довіра";;', 'b1;П;s3;"А" і "Б";;'))),
    ).toEqual(['Довідка; "Ф" друга', 'Фонд "Довіра"', 'А і "Б"'])
  })

  it('names branches by their first rows, also where cells below were merged, and tells of others once', () => {
    const content = read(table(row('s1'), ';;s2;Друга;;', 'b1;Інша назва;s3;Третя;;', 'b1;Інша назва;s4;Четверта;;'))
    expect(content.catalogue.branches.map(({ name, services }) => [name, services.length])).toEqual([['Приймальня', 4]])
    expect(told(content)).toEqual([['branch-differs', 4, 'Відділення']])
  })

  it('holds branches that have no services yet', () => {
    expect(read(table('b1;Приймальня;;;;', 'b2;Архів;;;;')).catalogue.branches).toMatchObject([
      { externalId: 'b1', services: [] },
      { externalId: 'b2', services: [] },
    ])
  })
})

describe('what is wrong with a row', () => {
  it('is named with its number and column, and costs that row only', () => {
    const content = read(
      table(row('s1'), row(''), row('s1'), 'b1;Приймальня;s2;;;', row('s3', ';;;зайве'), row('4,7E+15'), row('s9')),
    )
    expect(namesOf(content)).toEqual(['Довідка s1', 'Довідка s9'])
    expect(told(content)).toEqual([
      ['id-missing', 3, 'Ідентифікатор послуги'],
      ['id-duplicate', 4, 'Ідентифікатор послуги'],
      ['name-missing', 5, 'Послуга'],
      ['row-uneven', 6, ''],
      ['id-mangled', 7, 'Ідентифікатор послуги'],
    ])
    expect(content.complete).toBe(false)
  })

  it('costs nothing but the row when its double is there', () => {
    expect(read(table(row('s1'), row('s1'))).complete).toBe(true)
  })

  it('tells of copies that nobody knows, of codes given twice, of columns that mean nothing', () => {
    const code = 'https://diia.app/x/1'
    const content = read(
      `${head};Примітки;Послуга\r\n${row('s1', `паспорт моряка;${code};важливо;`)}\r\n${row('s2', `;${code};;`)}\r\n`,
    )
    expect(content.problems.map(({ code, row, value }) => [code, row, value])).toEqual([
      ['column-unknown', 1, 'Примітки'],
      ['column-twice', 1, 'Послуга'],
      ['document-unknown', 2, 'паспорт моряка'],
      ['payload-twice', 3, 's1'],
    ])
    expect(content.catalogue.branches[0]?.services[0]?.unknownDocuments).toEqual(['паспорт моряка'])
    expect(content.complete).toBe(true)
  })

  it('is a quote that swallows the rows below it: they are not taken for removed', () => {
    const closed = read(table(row('s1'), 'b1;П;s2;"Довіра;;', row('s3'), 'b1;П;s4;"Надія" фонд;;', row('s5')))
    expect(namesOf(closed)).toEqual(['Довідка s1', 'Довідка s5'])
    expect(told(closed)).toEqual([['quote-open', 3, '']])
    const open = read(table(row('s1'), 'b1;П;s2;"Довіра;;', row('s3')))
    expect(namesOf(open)).toEqual(['Довідка s1'])
    expect([open.complete, told(open)]).toEqual([false, [['quote-open', 3, '']]])
  })

  it('is a field that says nothing clear: what was known of it is to stay', () => {
    const content = read(
      'branch id;branch;hours;email;service id;service;alias\nb1;П;вдень;a@;s1;Довідка;мітка\nb2;Архів;Пн 9-18;a@b.ua;s2;Витяг;hr',
    )
    expect(content.catalogue.branches.map(({ unread }) => unread)).toEqual([['email', 'hours'], []])
    expect(content.catalogue.branches[0]?.services[0]?.unread).toEqual(['alias'])
    expect(told(content)).toEqual([
      ['email-invalid', 2, 'email'],
      ['hours-invalid', 2, 'hours'],
      ['alias-invalid', 2, 'alias'],
    ])
  })

  it('is told of a table that lacks a column, instead of once for each row', () => {
    const content = read('Відділення;Послуга;Копії за наявності\nП;Довідка;\nП;Витяг;\n')
    expect(content.catalogue.branches).toEqual([])
    expect(content.complete).toBe(false)
    expect(content.problems.map(({ code, value }) => [code, value])).toEqual([
      ['column-missing', 'Ідентифікатор відділення / Branch ID'],
      ['column-missing', 'Ідентифікатор послуги / Service ID'],
    ])
  })

  it('is counted to the last and listed up to a limit', () => {
    const content = read(table(...Array.from({ length: 2_000 }, () => row(''))))
    expect([content.problemCount, content.problems.length]).toEqual([2_000, 500])
  })
})

describe('what is no table of services', () => {
  test.each([
    ['a page of the web', '\n <!DOCTYPE html><title>Вхід</title>', 'source.not-catalogue'],
    ['another table', 'ПІБ;Телефон\nНіхто;—\n', 'source.not-catalogue'],
    ['nothing', '', 'source.not-catalogue'],
    ['a workbook', 'PK\x03\x04…', 'source.spreadsheet'],
    [
      'more than any institution has',
      table(...Array.from({ length: 20_001 }, (_, id) => row(`${id}`))),
      'source.too-large',
    ],
    ['noise', Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 251), 'source.not-catalogue'],
  ])('is refused: %s', (_, source, reason) => expect(refusal(source)).toBe(reason))

  it('takes a million empty rows that a spreadsheet left behind for what they are', () => {
    expect(namesOf(read(table(row('s1')) + ';;;;;\r\n'.repeat(1_000_000)))).toEqual(['Довідка s1'])
  })
})
