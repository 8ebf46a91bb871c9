import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ParsedLetter, ParsedPart } from '../../../electron/domain/letter.ts'
import { decodeTransfer } from '../../../electron/domain/transfer-encoding.ts'
import { parseLetter } from '../../../electron/mail/parse.ts'
import {
  base64,
  encodeCyrillic,
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

function parse(raw: Uint8Array): ParsedLetter {
  const outcome = parseLetter(raw)
  if (outcome.kind !== 'letter') throw new Error(outcome.reason)
  return outcome.letter
}

/** The content of a part as the store will read it: from the raw letter, or from what was stored beside it. */
function contentOf(raw: Uint8Array, { range, content, sha256, bytes }: ParsedPart): Buffer {
  const read = range ? decodeTransfer(raw.subarray(range.offset, range.offset + range.length), range.encoding) : content!
  expect(read.length).toBe(bytes)
  expect(createHash('sha256').update(read).digest('hex')).toBe(sha256)
  return Buffer.from(read)
}

const octet = 'Content-Type: application/octet-stream'

describe('a PDF is found however it is sent', () => {
  const pdf = pdfBytes()
  it.each<[string, Buffer]>([
    ['Apple Mail: inline, RFC 2231 (F18)', multipart([
      textPart('Копії'),
      pdfPart(['Content-Disposition: inline;', "\tfilename*=utf-8''%D0%9F%D0%B0%D1%81%D0%BF%D0%BE%D1%80%D1%82.pdf", 'Content-Type: application/pdf;', '\tx-unix-mode=0644;', "\tname*=utf-8''%D0%9F%D0%B0%D1%81%D0%BF%D0%BE%D1%80%D1%82.pdf"]),
      textPart(''),
    ])],
    ['Android', multipart([textPart(''), pdfPart(['Content-Type: application/pdf; name="passport.pdf"', 'Content-Disposition: attachment; filename="passport.pdf"'])])],
    ['webmail: octet-stream with a name (F19)', multipart([textPart(''), pdfPart([`${octet}; name="passport.pdf"`])])],
    ['octet-stream, no disposition, no name (F19)', multipart([textPart(''), pdfPart([octet])])],
    ['octet-stream, attachment, no name (F19)', multipart([textPart(''), pdfPart([octet, 'Content-Disposition: attachment'])])],
    ['octet-stream, inline, named (F19)', multipart([textPart(''), pdfPart([octet, 'Content-Disposition: inline; filename="a.bin"'])])],
    ['no headers but the encoding', multipart([textPart(''), pdfPart([])])],
    ['a false type', multipart([textPart(''), pdfPart(['Content-Type: image/jpeg; name="scan.jpg"'])])],
    ['the PDF is the whole letter', pdfPart([...envelope, 'Content-Type: application/pdf; name=a.pdf'])],
    ['a letter in quoted-printable', entity([...envelope, 'Content-Type: application/pdf', 'Content-Transfer-Encoding: quoted-printable'], quotedPrintable(pdf))],
    ['an unencoded letter', entity([...envelope, 'Content-Type: application/pdf', 'Content-Transfer-Encoding: binary'], pdf)],
    ['line feeds alone', Buffer.from(multipart([textPart('a'), pdfPart(['Content-Type: application/pdf'])]).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')],
    ['in related in alternative in mixed', multipart([multipart([textPart('a'), multipart([pdfPart([])], { type: 'related', boundary: 'b3', headers: [] })], { type: 'alternative', boundary: 'b2', headers: [] })])],
    ['a boundary that begins another', multipart([multipart([textPart('a'), pdfPart([])], { boundary: 'b11', headers: [] })])],
    ['a boundary never closed', multipart([textPart('a'), pdfPart([])]).subarray(0, -8)],
    ['a boundary that is not the declared one', Buffer.from(multipart([textPart('a'), pdfPart(['Content-Type: application/pdf'])]).toString('latin1').replace('; boundary="b1"', '; boundary="b2"'), 'latin1')],
    ['no boundary declared', Buffer.from(multipart([textPart('a'), pdfPart(['Content-Type: application/pdf'])]).toString('latin1').replace('; boundary="b1"', ''), 'latin1')],
    ['a multipart that is encoded as a whole', entity([...envelope, 'Content-Type: multipart/mixed; boundary=b1', 'Content-Transfer-Encoding: base64'], base64(Buffer.concat([Buffer.from('--b1\r\n'), pdfPart([]), Buffer.from('\r\n--b1--\r\n')])))],
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
      expect((parse(raw)).parts[0]).toMatchObject({ media: 'pdf', problem: null })
    }
  })

  it('a hundred attachments', () => {
    const raw = multipart(Array.from({ length: 100 }, (_, at) => pdfPart([`Content-Type: application/pdf; name="${at}.pdf"`], pdfBytes(String(at)))))
    const { parts } = parse(raw)
    expect(parts.map(({ name }) => name)).toEqual(Array.from({ length: 100 }, (_, at) => `${at}.pdf`))
    expect(new Set(parts.map(({ sha256 }) => sha256)).size).toBe(100)
    expect(contentOf(raw, parts[99]!)).toEqual(pdfBytes('99'))
  })

  it('in a forwarded letter, which is kept too (F22)', () => {
    const inner = multipart([textPart('Пересилаю'), pdfPart(['Content-Type: application/pdf; name="a.pdf"'])], { boundary: 'inner' })
    const raw = multipart([textPart('Дивіться'), entity(['Content-Type: message/rfc822'], inner)])
    const letter = parse(raw)
    expect(letter.text).toBe('Дивіться')
    expect(letter.parts.map(({ media, name }) => [media, name])).toEqual([['letter', ''], ['pdf', 'a.pdf']])
    expect(contentOf(raw, letter.parts[0]!)).toEqual(inner)
    expect(contentOf(raw, letter.parts[1]!)).toEqual(pdf)
  })

  it('in a forwarded letter that was encoded against the rules', () => {
    const inner = multipart([pdfPart(['Content-Type: application/pdf; name="a.pdf"'])], { boundary: 'inner' })
    const raw = multipart([entity(['Content-Type: message/rfc822; name=a.eml', 'Content-Transfer-Encoding: base64'], base64(inner))])
    const { parts } = parse(raw)
    expect(parts.map(({ media }) => media)).toEqual(['letter', 'pdf'])
    expect(parts[1]!.range).toBeNull()
    expect(contentOf(raw, parts[1]!)).toEqual(pdf)
  })

  it('beside pictures, a signature and more PDFs (F23)', () => {
    const named = (type: string, content: Uint8Array) => pdfPart([`Content-Type: ${type}`], content)
    const { parts } = parse(multipart([
      named('image/jpeg', jpegBytes),
      pdfPart([octet], pdfBytes('1')),
      named('image/png', pngBytes),
      pdfPart([octet], pdfBytes('2')),
      named('application/pkcs7-signature; name=smime.p7s', signatureBytes),
      pdfPart([octet], pdfBytes('3')),
    ], { type: 'signed' }))
    expect(parts.map(({ media }) => media)).toEqual(['jpeg', 'pdf', 'png', 'pdf', 'signature', 'pdf'])
  })
})

describe('names in Cyrillic (F21)', () => {
  const name = 'Паспорт їжак.pdf'
  const utf8 = Buffer.from(name)
  const percent = (bytes: Uint8Array) => Array.from(bytes, byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  const koi8 = encodeCyrillic(name, 'koi8-u')
  const cp1251 = encodeCyrillic(name, 'windows-1251')
  const line = (before: string, bytes: Uint8Array) => Buffer.concat([Buffer.from(before), bytes, Buffer.from('"')])
  it.each<[string, readonly (string | Uint8Array)[]]>([
    ['RFC 2231', [`Content-Disposition: attachment; filename*=UTF-8''${percent(utf8)}`]],
    ['RFC 2231 in pieces', ['Content-Disposition: attachment;', ` filename*0*=UTF-8''${percent(utf8.subarray(0, 9))};`, ` filename*1*=${percent(utf8.subarray(9, 21))};`, ` filename*2*=${percent(utf8.subarray(21))}`]],
    ['RFC 2231 in pieces out of order', ['Content-Disposition: attachment;', ` filename*1*=${percent(utf8.subarray(9))};`, ` filename*0*=UTF-8''${percent(utf8.subarray(0, 9))}`]],
    ['RFC 2231 in windows-1251', [`Content-Disposition: attachment; filename*=windows-1251''${percent(cp1251)}`]],
    ['RFC 2047, B', [`Content-Type: application/pdf; name="=?utf-8?B?${utf8.toString('base64')}?="`]],
    ['RFC 2047, B, a letter cut between two words', ['Content-Type: application/pdf;', ` name="=?utf-8?B?${utf8.subarray(0, 9).toString('base64')}?=`, `  =?utf-8?B?${utf8.subarray(9).toString('base64')}?="`]],
    ['RFC 2047, Q', [`Content-Disposition: attachment; filename="=?UTF-8?Q?${percent(utf8).replaceAll('%', '=')}?="`]],
    ['RFC 2047 in KOI8-U', [`Content-Disposition: attachment; filename="=?koi8-u?B?${koi8.toString('base64')}?="`]],
    ['RFC 2047 without quotes', [`Content-Disposition: attachment; filename==?windows-1251?B?${cp1251.toString('base64')}?=`]],
    ['raw UTF-8', [`Content-Disposition: attachment; filename="${name}"`]],
    ['raw windows-1251', [line('Content-Disposition: attachment; filename="', cp1251)]],
    ['raw KOI8-U', [line('Content-Disposition: attachment; filename="', koi8)]],
    ['percents without a word of it', [`Content-Disposition: attachment; filename="${percent(utf8)}"`]],
    ['question marks beside the true name', [`Content-Type: application/pdf; name="=?utf-8?B?${utf8.toString('base64')}?="`, "Content-Disposition: attachment; filename*=us-ascii''%3F%3F%3F%3F.pdf"]],
    ['question marks over the true name', [`Content-Disposition: attachment; filename="=?utf-8?B?${utf8.toString('base64')}?="; filename*=us-ascii''%3F%3F%3F.pdf`]],
  ])('%s', (_, headers) => {
    expect(parse(multipart([pdfPart(headers)])).parts[0]!.name).toBe(name)
  })
})

describe('what is wrong with a file', () => {
  const whole = Buffer.concat([pdfBytes('a'), Buffer.alloc(40_000, 0x41), pdfBytes('b')])
  const named = ['Content-Type: application/pdf; name="a.pdf"']
  const encrypted = Buffer.from(pdfBytes().toString('latin1').replace('/Root', '/Encrypt 5 0 R/Root'), 'latin1')
  it.each<[string, Buffer, object]>([
    ['0 bytes', pdfPart(named, Buffer.alloc(0)), { problem: 'empty' }],
    ['cut at 50 %', pdfPart(named, whole.subarray(0, whole.length / 2)), { media: 'pdf', problem: 'truncated' }],
    ['trailing junk', pdfPart(named, Buffer.concat([whole, Buffer.alloc(1_500, 0x2e)])), { media: 'pdf', problem: null }],
    ['trailing zeros', pdfPart(named, Buffer.concat([whole, Buffer.alloc(20_000)])), { media: 'pdf', problem: null }],
    ['encrypted', pdfPart(named, encrypted), { media: 'pdf', problem: 'encrypted' }],
    ['a page under the name of a PDF', pdfPart(named, Buffer.from('<!DOCTYPE html><html><body>Увійдіть</body></html>')), { media: 'html', problem: 'not-pdf' }],
    ['a photograph under the name of a PDF', pdfPart(named, jpegBytes), { media: 'jpeg', problem: null }],
    ['base64 that is none', entity([...named, 'Content-Transfer-Encoding: base64'], '\u0000\u0001!!! це не base64 !!!'), { problem: 'undecodable' }],
    ['an empty file of another kind', pdfPart(['Content-Type: text/calendar; name=a.ics'], Buffer.alloc(0)), { problem: null }],
  ])('%s (F20, F24)', (_, part, expected) => {
    expect((parse(multipart([textPart('a'), part]))).parts).toMatchObject([expected])
  })

  it('a letter that was cut on its way still gives what came', () => {
    const raw = multipart([textPart('a'), pdfPart(named, pdfBytes()), pdfPart(named, whole)])
    const { parts } = parse(raw.subarray(0, raw.length / 2))
    expect(parts.map(({ problem }) => problem)).toEqual([null, 'truncated'])
  })
})

describe('what is kept closed', () => {
  const envelopedPdf = Buffer.concat([signatureBytes.subarray(0, 60), pdfBytes()])
  const zipOfPdf = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('a.pdf'), pdfBytes()])
  it.each<[string, string, Buffer, string]>([
    ['a signature (F22)', 'application/pkcs7-signature; name=smime.p7s', signatureBytes, 'signature'],
    ['a signature around a PDF', 'application/octet-stream; name=a.pdf.p7s', envelopedPdf, 'signature'],
    ['S/MIME', 'application/pkcs7-mime; name=smime.p7m', Buffer.from('3080', 'hex'), 'signature'],
    ['a ZIP that stores a PDF', 'application/zip; name=a.zip', zipOfPdf, 'zip'],
    ['winmail.dat', 'application/ms-tnef; name=winmail.dat', Buffer.concat([Buffer.from('789F3E22', 'hex'), pdfBytes()]), 'other'],
    ['a calendar', 'text/calendar; name=a.ics', Buffer.from('BEGIN:VCALENDAR\r\n'), 'calendar'],
    ['a letter as a file', 'application/octet-stream; name=a.eml', Buffer.from('From: a\r\n'), 'letter'],
    ['HEIC', 'application/octet-stream', Buffer.from('\0\0\0\x18ftypheic'), 'heic'],
    ['a program', 'application/pdf; name=a.pdf', Buffer.from('MZ\x90\0\x03\0\0\0'), 'other'],
  ])('%s', (_, type, content, media) => {
    expect((parse(multipart([pdfPart([`Content-Type: ${type}`], content)]))).parts[0]!.media).toBe(media)
  })
})

describe('the words of a letter', () => {
  it.each<[string, Buffer, string]>([
    ['plain text', entity([...envelope, 'Content-Type: text/plain; charset=utf-8'], 'Доброго дня\r\n\r\n\r\n\r\nкопії'), 'Доброго дня\n\nкопії'],
    ['windows-1251', entity([...envelope, 'Content-Type: text/plain; charset=windows-1251'], encodeCyrillic('Їжак', 'windows-1251')), 'Їжак'],
    ['a false charset', entity([...envelope, 'Content-Type: text/plain; charset=us-ascii'], 'Їжак'), 'Їжак'],
    ['an unknown charset', entity([...envelope, 'Content-Type: text/plain; charset=x-klingon'], encodeCyrillic('привіт, копії', 'koi8-u')), 'привіт, копії'],
    ['no type at all', entity(envelope, 'words'), 'words'],
    ['plain text rather than HTML', multipart([textPart('plain'), entity(['Content-Type: text/html'], '<p>html</p>')], { type: 'alternative' }), 'plain'],
    ['HTML alone', entity([...envelope, 'Content-Type: text/html; charset=utf-8'], '<style>p{}</style><p>Доброго&nbsp;дня,</p><div>копії &laquo;тут&raquo; &#1111;</div><script>alert(1)</script><!-- x -->'), 'Доброго дня,\n\nкопії «тут» ї'],
    ['text around a file', multipart([textPart('до'), pdfPart([]), textPart('після')]), 'до\n\nпісля'],
    ['a letter about %PDF-', entity(envelope, 'A file begins with %PDF-1.4, they say.'), 'A file begins with %PDF-1.4, they say.'],
    ['a multipart without parts', entity([...envelope, 'Content-Type: multipart/mixed; boundary=none'], 'words'), 'words'],
    ['controls and directions', entity(envelope, 'a\u202Egnp.exe\u0000b\u200B'), 'agnp.exe b'],
  ])('%s', (_, raw, text) => {
    expect((parse(raw)).text).toBe(text)
  })

  it('are cut', () => {
    expect((parse(entity(envelope, 'слово '.repeat(5_000)))).text.length).toBeLessThanOrEqual(4_000)
  })

  it('are no attachment, unless they say so or have a name', () => {
    const attached = entity(['Content-Type: text/plain', 'Content-Disposition: attachment'], 'a')
    const named = entity(['Content-Type: text/plain; name=a.txt'], 'b')
    const { parts, text } = parse(multipart([textPart('words'), attached, named]))
    expect(text).toBe('words')
    expect(parts.map(({ media, name }) => [media, name])).toEqual([['text', ''], ['text', 'a.txt']])
  })
})
