import { describe, expect, it } from 'vitest'
import { encodeCyrillic, entity, envelope, multipart, pdfPart, textPart } from '../../fixtures/letters.ts'
import { parse } from './parsed.ts'

describe('the words of a letter', () => {
  it.each<[string, Buffer, string]>([
    [
      'plain text',
      entity([...envelope, 'Content-Type: text/plain; charset=utf-8'], 'Доброго дня\r\n\r\n\r\n\r\nкопії'),
      'Доброго дня\n\nкопії',
    ],
    [
      'windows-1251',
      entity([...envelope, 'Content-Type: text/plain; charset=windows-1251'], encodeCyrillic('Їжак', 'windows-1251')),
      'Їжак',
    ],
    ['a false charset', entity([...envelope, 'Content-Type: text/plain; charset=us-ascii'], 'Їжак'), 'Їжак'],
    [
      'an unknown charset',
      entity([...envelope, 'Content-Type: text/plain; charset=x-klingon'], encodeCyrillic('привіт, копії', 'koi8-u')),
      'привіт, копії',
    ],
    ['no type at all', entity(envelope, 'words'), 'words'],
    [
      'plain text rather than HTML',
      multipart([textPart('plain'), entity(['Content-Type: text/html'], '<p>html</p>')], { type: 'alternative' }),
      'plain',
    ],
    [
      'HTML alone',
      entity(
        [...envelope, 'Content-Type: text/html; charset=utf-8'],
        '<style>p{}</style><p>Доброго&nbsp;дня,</p><div>копії &laquo;тут&raquo; &#1111;</div><script>alert(1)</script><!-- x -->',
      ),
      'Доброго дня,\n\nкопії «тут» ї',
    ],
    ['text around a file', multipart([textPart('до'), pdfPart([]), textPart('після')]), 'до\n\nпісля'],
    [
      'a letter about %PDF-',
      entity(envelope, 'A file begins with %PDF-1.4, they say.'),
      'A file begins with %PDF-1.4, they say.',
    ],
    [
      'a multipart without parts',
      entity([...envelope, 'Content-Type: multipart/mixed; boundary=none'], 'words'),
      'words',
    ],
    ['controls and directions', entity(envelope, 'a\u202Egnp.exe\u0000b\u200B'), 'agnp.exe b'],
  ])('%s', (_, raw, text) => {
    expect(parse(raw).text).toBe(text)
  })

  it('are cut', () => {
    expect(parse(entity(envelope, 'слово '.repeat(5_000))).text.length).toBeLessThanOrEqual(4_000)
  })

  it('are no attachment, unless they say so or have a name', () => {
    const attached = entity(['Content-Type: text/plain', 'Content-Disposition: attachment'], 'a')
    const named = entity(['Content-Type: text/plain; name=a.txt'], 'b')
    const { parts, text } = parse(multipart([textPart('words'), attached, named]))
    expect(text).toBe('words')
    expect(parts.map(({ media, name }) => [media, name])).toEqual([
      ['text', ''],
      ['text', 'a.txt'],
    ])
  })
})
