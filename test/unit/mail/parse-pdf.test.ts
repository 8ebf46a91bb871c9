import { describe, expect, it } from 'vitest'
import {
  base64,
  entity,
  envelope,
  jpegBytes,
  multipart,
  pdfBytes,
  pdfPart,
  pngBytes,
  quotedPrintable,
  signatureBytes,
  textPart,
} from '../../fixtures/letters.ts'
import { contentOf, parse } from './parsed.ts'

const octet = 'Content-Type: application/octet-stream'

describe('a PDF is found however it is sent', () => {
  const pdf = pdfBytes()
  it.each<[string, Buffer]>([
    [
      'Apple Mail: inline, RFC 2231 (F18)',
      multipart([
        textPart('Копії'),
        pdfPart([
          'Content-Disposition: inline;',
          "\tfilename*=utf-8''%D0%9F%D0%B0%D1%81%D0%BF%D0%BE%D1%80%D1%82.pdf",
          'Content-Type: application/pdf;',
          '\tx-unix-mode=0644;',
          "\tname*=utf-8''%D0%9F%D0%B0%D1%81%D0%BF%D0%BE%D1%80%D1%82.pdf",
        ]),
        textPart(''),
      ]),
    ],
    [
      'Android',
      multipart([
        textPart(''),
        pdfPart([
          'Content-Type: application/pdf; name="passport.pdf"',
          'Content-Disposition: attachment; filename="passport.pdf"',
        ]),
      ]),
    ],
    ['webmail: octet-stream with a name (F19)', multipart([textPart(''), pdfPart([`${octet}; name="passport.pdf"`])])],
    ['octet-stream, no disposition, no name (F19)', multipart([textPart(''), pdfPart([octet])])],
    [
      'octet-stream, attachment, no name (F19)',
      multipart([textPart(''), pdfPart([octet, 'Content-Disposition: attachment'])]),
    ],
    [
      'octet-stream, inline, named (F19)',
      multipart([textPart(''), pdfPart([octet, 'Content-Disposition: inline; filename="a.bin"'])]),
    ],
    ['no headers but the encoding', multipart([textPart(''), pdfPart([])])],
    ['a false type', multipart([textPart(''), pdfPart(['Content-Type: image/jpeg; name="scan.jpg"'])])],
    ['the PDF is the whole letter', pdfPart([...envelope, 'Content-Type: application/pdf; name=a.pdf'])],
    [
      'a letter in quoted-printable',
      entity(
        [...envelope, 'Content-Type: application/pdf', 'Content-Transfer-Encoding: quoted-printable'],
        quotedPrintable(pdf),
      ),
    ],
    [
      'an unencoded letter',
      entity([...envelope, 'Content-Type: application/pdf', 'Content-Transfer-Encoding: binary'], pdf),
    ],
    [
      'line feeds alone',
      Buffer.from(
        multipart([textPart('a'), pdfPart(['Content-Type: application/pdf'])])
          .toString('latin1')
          .replaceAll('\r\n', '\n'),
        'latin1',
      ),
    ],
    [
      'in related in alternative in mixed',
      multipart([
        multipart([textPart('a'), multipart([pdfPart([])], { type: 'related', boundary: 'b3', headers: [] })], {
          type: 'alternative',
          boundary: 'b2',
          headers: [],
        }),
      ]),
    ],
    [
      'a boundary that begins another',
      multipart([multipart([textPart('a'), pdfPart([])], { boundary: 'b11', headers: [] })]),
    ],
    ['a boundary never closed', multipart([textPart('a'), pdfPart([])]).subarray(0, -8)],
    [
      'a boundary that is not the declared one',
      Buffer.from(
        multipart([textPart('a'), pdfPart(['Content-Type: application/pdf'])])
          .toString('latin1')
          .replace('; boundary="b1"', '; boundary="b2"'),
        'latin1',
      ),
    ],
    [
      'no boundary declared',
      Buffer.from(
        multipart([textPart('a'), pdfPart(['Content-Type: application/pdf'])])
          .toString('latin1')
          .replace('; boundary="b1"', ''),
        'latin1',
      ),
    ],
    [
      'a multipart that is encoded as a whole',
      entity(
        [...envelope, 'Content-Type: multipart/mixed; boundary=b1', 'Content-Transfer-Encoding: base64'],
        base64(Buffer.concat([Buffer.from('--b1\r\n'), pdfPart([]), Buffer.from('\r\n--b1--\r\n')])),
      ),
    ],
  ])('%s', (_, raw) => {
    const { parts } = parse(raw)
    const found = parts.filter(({ media }) => media === 'pdf')
    expect(found).toHaveLength(1)
    expect(found[0]!.problem).toBeNull()
    expect(contentOf(raw, found[0]!).toString('latin1').trimEnd()).toBe(pdf.toString('latin1').trimEnd())
  })

  it('junk before the first byte (F20)', () => {
    for (const length of [1, 500, 1_000]) {
      const raw = multipart([pdfPart([octet], Buffer.concat([Buffer.alloc(length, 0x0a), pdf]))])
      expect(parse(raw).parts[0]).toMatchObject({ media: 'pdf', problem: null })
    }
  })

  it('a hundred attachments', () => {
    const raw = multipart(
      Array.from({ length: 100 }, (_, at) =>
        pdfPart([`Content-Type: application/pdf; name="${at}.pdf"`], pdfBytes(String(at))),
      ),
    )
    const { parts } = parse(raw)
    expect(parts.map(({ name }) => name)).toEqual(Array.from({ length: 100 }, (_, at) => `${at}.pdf`))
    expect(new Set(parts.map(({ sha256 }) => sha256)).size).toBe(100)
    expect(contentOf(raw, parts[99]!)).toEqual(pdfBytes('99'))
  })

  it('in a forwarded letter, which is kept too (F22)', () => {
    const inner = multipart([textPart('Пересилаю'), pdfPart(['Content-Type: application/pdf; name="a.pdf"'])], {
      boundary: 'inner',
    })
    const raw = multipart([textPart('Дивіться'), entity(['Content-Type: message/rfc822'], inner)])
    const letter = parse(raw)
    expect(letter.text).toBe('Дивіться')
    expect(letter.parts.map(({ media, name }) => [media, name])).toEqual([
      ['letter', ''],
      ['pdf', 'a.pdf'],
    ])
    expect(contentOf(raw, letter.parts[0]!)).toEqual(inner)
    expect(contentOf(raw, letter.parts[1]!)).toEqual(pdf)
  })

  it('in a forwarded letter that was encoded against the rules', () => {
    const inner = multipart([pdfPart(['Content-Type: application/pdf; name="a.pdf"'])], { boundary: 'inner' })
    const raw = multipart([
      entity(['Content-Type: message/rfc822; name=a.eml', 'Content-Transfer-Encoding: base64'], base64(inner)),
    ])
    const { parts } = parse(raw)
    expect(parts.map(({ media }) => media)).toEqual(['letter', 'pdf'])
    expect(parts[1]!.range).toBeNull()
    expect(contentOf(raw, parts[1]!)).toEqual(pdf)
  })

  it('beside pictures, a signature and more PDFs (F23)', () => {
    const named = (type: string, content: Uint8Array) => pdfPart([`Content-Type: ${type}`], content)
    const { parts } = parse(
      multipart(
        [
          named('image/jpeg', jpegBytes),
          pdfPart([octet], pdfBytes('1')),
          named('image/png', pngBytes),
          pdfPart([octet], pdfBytes('2')),
          named('application/pkcs7-signature; name=smime.p7s', signatureBytes),
          pdfPart([octet], pdfBytes('3')),
        ],
        { type: 'signed' },
      ),
    )
    expect(parts.map(({ media }) => media)).toEqual(['jpeg', 'pdf', 'png', 'pdf', 'signature', 'pdf'])
  })
})
