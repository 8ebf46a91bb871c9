import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { maxZipBytes, maxZipEntries } from '../../../electron/mail/limits.ts'
import { encodeCyrillic, multipart, pdfBytes, pdfPart, pngBytes, textPart } from '../../fixtures/letters.ts'
import { encodeDos, zipOf, type ZipFile } from '../../fixtures/zips.ts'
import { contentOf, parse } from './parsed.ts'

const zipped = (zip: Buffer, name = 'копії.zip') =>
  multipart([textPart('a'), pdfPart([`Content-Type: application/zip; name="${name}"`], zip)])
const seen = (zip: Buffer) => parse(zipped(zip)).parts.map(({ name, media, problem }) => [name, media, problem])
const times = (length: number, file: ZipFile) => Array.from({ length }, () => file)
const kept = (problem: string | null) => ['копії.zip', 'zip', problem]

describe('F22: a ZIP of copies', () => {
  it('is kept, and what is in it follows it', () => {
    const [one, two] = [pdfBytes('1'), pdfBytes('2')]
    const raw = zipped(
      zipOf([
        { name: 'copies/', stored: true },
        { name: 'copies/паспорт.pdf', content: one, flags: 0x800 },
        { name: 'copies\\..\\rnokpp.pdf', content: two, stored: true },
        { name: '__MACOSX/copies/._a.pdf', content: Buffer.from('x') },
        { name: 'empty.pdf' },
        { name: 'photo.png', content: pngBytes },
      ]),
    )
    const { parts } = parse(raw)
    expect(parts.map(({ name, media, problem, takenFrom }) => [name, media, problem, takenFrom])).toEqual([
      ['копії.zip', 'zip', null, null],
      ['паспорт.pdf', 'pdf', null, 0],
      ['rnokpp.pdf', 'pdf', null, 0],
      ['empty.pdf', 'other', 'empty', 0],
      ['photo.png', 'png', null, 0],
    ])
    expect(contentOf(raw, parts[1]!)).toEqual(one)
    expect(contentOf(raw, parts[2]!)).toEqual(two)
    // What is handed over to another thread takes nothing along.
    for (const { content } of parts.slice(1))
      expect(content!.buffer.byteLength).toBeLessThanOrEqual(content!.length + 1)
  })

  it('may be large, and have a comment', () => {
    const large = Buffer.concat([pdfBytes(), Buffer.alloc(3_000_000, 'words '), pdfBytes()])
    const raw = zipped(zipOf([{ name: 'a.pdf', content: large }], 'зроблено програмою'))
    expect(contentOf(raw, parse(raw).parts[1]!).equals(large)).toBe(true)
  })

  const name = 'Паспорт громадянина.pdf'
  const unicodeField = Buffer.concat([Buffer.from([0x75, 0x70, 0, 0, 1, 0, 0, 0, 0]), Buffer.from(name)])
  unicodeField.writeUInt16LE(unicodeField.length - 4, 2)
  unicodeField.writeUInt32LE(crc32(Buffer.from('?.pdf')), 5)
  it.each<[string, ZipFile]>([
    ['UTF-8 that says so', { name, flags: 0x800 }],
    ['UTF-8 that does not', { name }],
    ['the code page of the console', { name: encodeDos(name) }],
    ['the code page of the windows', { name: encodeCyrillic(name, 'windows-1251') }],
    ['KOI8-U', { name: encodeCyrillic(name, 'koi8-u') }],
    ['UTF-8 beside the plain one', { name: '?.pdf', extra: unicodeField }],
  ])('F21: its names are read in %s', (_, file) => {
    expect(seen(zipOf([{ ...file, content: pdfBytes() }]))).toEqual([kept(null), [name, 'pdf', null]])
  })

  it('in a ZIP stays closed, and is listed', () => {
    const inner = zipOf([{ name: 'b.pdf', content: pdfBytes() }])
    expect(seen(zipOf([{ name: 'inner.zip', content: inner }]))).toEqual([kept(null), ['inner.zip', 'zip', null]])
  })

  it('that is a signed container gives its documents', () => {
    const container = zipOf([
      { name: 'mimetype', content: Buffer.from('application/vnd.etsi.asic-e+zip'), stored: true },
      { name: 'a.pdf', content: pdfBytes() },
      { name: 'META-INF/signatures001.p7s', content: Buffer.from('x') },
    ])
    const { parts } = parse(zipped(container, 'a.pdf.asice'))
    expect(parts.map(({ name, signatureOf }) => [name, signatureOf])).toEqual([
      ['a.pdf.asice', 1],
      ['a.pdf', null],
    ])
  })

  it.each(['[Content_Types].xml', 'word/document.xml'])('that is an office document stays closed: %s first', first => {
    const files = [first, '[Content_Types].xml', 'word/document.xml'].map(name => ({ name, content: Buffer.from('x') }))
    expect(parse(zipped(zipOf(files), 'заява')).parts).toHaveLength(1)
    expect(parse(zipped(zipOf(files), 'заява.docx')).parts).toMatchObject([{ media: 'office', problem: null }])
  })
})

describe('a ZIP that cannot be opened is kept and says why', () => {
  const good = { name: 'a.pdf', content: pdfBytes() }
  const whole = zipOf([good])
  it.each<[string, Buffer, string]>([
    ['cut short', whole.subarray(0, whole.length - 30), 'truncated'],
    ['its head alone', whole.subarray(0, 8), 'truncated'],
    ['a table that lies elsewhere', Buffer.concat([whole.subarray(0, 50), whole]).fill(0, 50, 54), 'truncated'],
    [
      'a bomb that says what it is',
      zipOf([{ name: 'a', content: Buffer.alloc(1_000), claimed: maxZipBytes + 1 }]),
      'too-large',
    ],
    ['files that lie in one another', nestedFiles(), 'undecodable'],
    ['one file too many', zipOf(times(maxZipEntries + 1, good)), 'too-large'],
    ['60,000 files', zipOf(times(60_000, { name: 'a' })), 'too-large'],
  ])('%s', (_, zip, problem) => expect(seen(zip)).toEqual([kept(problem)]))

  it.each<[string, ZipFile, string]>([
    ['a password', { name: 'b.pdf', content: pdfBytes(), flags: 1 }, 'encrypted'],
    [
      'a bomb that says it is small',
      { name: 'b.pdf', content: Buffer.alloc(5_000_000), claimed: 1_000 },
      'undecodable',
    ],
    ['less than it says', { name: 'b.pdf', content: pdfBytes(), claimed: 1_000 }, 'undecodable'],
    ['a way of packing that nobody uses', { name: 'b.pdf', content: pdfBytes(), method: 99 }, 'undecodable'],
    ['changed bytes', { name: 'b.pdf', content: pdfBytes(), crc: 1 }, 'undecodable'],
  ])('in part: %s; the others are there all the same', (_, bad, problem) => {
    expect(seen(zipOf([bad, good]))).toEqual([kept(problem), ['a.pdf', 'pdf', null]])
  })

  it('in part: a table that lists more than can be found', () => {
    const lost = Buffer.from(zipOf([good, { name: 'b.pdf' }]))
    lost.fill(0, lost.lastIndexOf('PK\x01\x02'), lost.lastIndexOf('PK\x01\x02') + 4)
    expect(seen(lost)).toEqual([kept('undecodable'), ['a.pdf', 'pdf', null]])
  })

  it('ten of them together are held to the limits of one', () => {
    const zip = zipOf([{ name: 'a', content: Buffer.alloc(maxZipBytes / 5) }])
    const { parts } = parse(
      multipart(Array.from({ length: 10 }, () => pdfPart(['Content-Type: application/zip'], zip))),
    )
    expect(parts.filter(({ takenFrom }) => takenFrom !== null)).toHaveLength(5)
    expect(parts.filter(({ problem }) => problem === 'too-large')).toHaveLength(5)
  })
})

/** A bomb as David Fifield drew it: every file is the same place. */
function nestedFiles(): Buffer {
  const content = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * at) % 251))
  const zip = zipOf([{ name: 'a', content }])
  const [table, end] = [zip.indexOf('PK\x01\x02'), zip.indexOf('PK\x05\x06')]
  const entries = Buffer.concat(Array(100).fill(zip.subarray(table, end)))
  const tail = Buffer.from(zip.subarray(end))
  tail.writeUInt16LE(100, 10)
  return Buffer.concat([zip.subarray(0, table), entries, tail])
}
