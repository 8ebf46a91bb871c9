import { describe, expect, it } from 'vitest'
import { encodeCyrillic, entity, multipart, pdfBytes, pdfPart, textPart } from '../../fixtures/letters.ts'
import { contentOf, parse } from './parsed.ts'

describe('names in Cyrillic (F21)', () => {
  const name = 'Паспорт їжак.pdf'
  const utf8 = Buffer.from(name)
  const percent = (bytes: Uint8Array) =>
    Array.from(bytes, byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  const koi8 = encodeCyrillic(name, 'koi8-u')
  const cp1251 = encodeCyrillic(name, 'windows-1251')
  const line = (before: string, bytes: Uint8Array) => Buffer.concat([Buffer.from(before), bytes, Buffer.from('"')])
  it.each<[string, readonly (string | Uint8Array)[]]>([
    ['RFC 2231', [`Content-Disposition: attachment; filename*=UTF-8''${percent(utf8)}`]],
    [
      'RFC 2231 in pieces',
      [
        'Content-Disposition: attachment;',
        ` filename*0*=UTF-8''${percent(utf8.subarray(0, 9))};`,
        ` filename*1*=${percent(utf8.subarray(9, 21))};`,
        ` filename*2*=${percent(utf8.subarray(21))}`,
      ],
    ],
    [
      'RFC 2231 in pieces out of order',
      [
        'Content-Disposition: attachment;',
        ` filename*1*=${percent(utf8.subarray(9))};`,
        ` filename*0*=UTF-8''${percent(utf8.subarray(0, 9))}`,
      ],
    ],
    ['RFC 2231 in windows-1251', [`Content-Disposition: attachment; filename*=windows-1251''${percent(cp1251)}`]],
    ['RFC 2047, B', [`Content-Type: application/pdf; name="=?utf-8?B?${utf8.toString('base64')}?="`]],
    [
      'RFC 2047, B, a letter cut between two words',
      [
        'Content-Type: application/pdf;',
        ` name="=?utf-8?B?${utf8.subarray(0, 9).toString('base64')}?=`,
        `  =?utf-8?B?${utf8.subarray(9).toString('base64')}?="`,
      ],
    ],
    ['RFC 2047, Q', [`Content-Disposition: attachment; filename="=?UTF-8?Q?${percent(utf8).replaceAll('%', '=')}?="`]],
    ['RFC 2047 in KOI8-U', [`Content-Disposition: attachment; filename="=?koi8-u?B?${koi8.toString('base64')}?="`]],
    [
      'RFC 2047 without quotes',
      [`Content-Disposition: attachment; filename==?windows-1251?B?${cp1251.toString('base64')}?=`],
    ],
    ['raw UTF-8', [`Content-Disposition: attachment; filename="${name}"`]],
    ['raw windows-1251', [line('Content-Disposition: attachment; filename="', cp1251)]],
    ['raw KOI8-U', [line('Content-Disposition: attachment; filename="', koi8)]],
    ['percents without a word of it', [`Content-Disposition: attachment; filename="${percent(utf8)}"`]],
    [
      'question marks beside the true name',
      [
        `Content-Type: application/pdf; name="=?utf-8?B?${utf8.toString('base64')}?="`,
        "Content-Disposition: attachment; filename*=us-ascii''%3F%3F%3F%3F.pdf",
      ],
    ],
    [
      'question marks over the true name',
      [
        `Content-Disposition: attachment; filename="=?utf-8?B?${utf8.toString('base64')}?="; filename*=us-ascii''%3F%3F%3F.pdf`,
      ],
    ],
  ])('%s', (_, headers) => {
    expect(parse(multipart([pdfPart(headers)])).parts[0]!.name).toBe(name)
  })
})

describe('F27: hostile names and headers of a part', () => {
  it.each([
    ['a path', 'filename="../../.ssh/authorized_keys"', '../../.ssh/authorized_keys'],
    ['a device', 'filename="CON"', 'CON'],
    ['a turn of direction', "filename*=utf-8''a%E2%80%AEfdp.exe", 'a\u202Efdp.exe'],
    ['3,000 characters', `filename="${'x'.repeat(3_000)}"`, 'x'.repeat(1_000)],
    ['the name of a prototype', 'filename=__proto__', '__proto__'],
  ])('%s is a name like any other until it is shown or saved, and the file is found', (_, parameter, name) => {
    const { parts } = parse(multipart([pdfPart([`Content-Disposition: attachment; ${parameter}`])]))
    expect(parts).toMatchObject([{ name, media: 'pdf', problem: null }])
  })

  it('a file that lies elsewhere by its headers is what lies in the letter: nothing is fetched', () => {
    const elsewhere = 'Content-Type: message/external-body; access-type=URL; URL="http://example.com/a.pdf"'
    const named = 'Content-Location: http://example.com/b.pdf'
    const raw = multipart([
      textPart('a'),
      entity([elsewhere], 'Content-Type: application/pdf\r\n\r\n'),
      pdfPart([named]),
    ])
    const { parts } = parse(raw)
    expect(parts.map(({ declaredType }) => declaredType)).toEqual(['message/external-body', 'text/plain'])
    expect(contentOf(raw, parts[1]!)).toEqual(pdfBytes())
  })
})
