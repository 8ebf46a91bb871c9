import { describe, expect, it } from 'vitest'
import { entity, jpegBytes, multipart, pdfBytes, pdfPart, signatureBytes, textPart } from '../../fixtures/letters.ts'
import { parseLetter } from '../../../electron/mail/parse.ts'
import { parse } from './parsed.ts'

describe('what is wrong with a file', () => {
  const whole = Buffer.concat([pdfBytes('a'), Buffer.alloc(40_000, 0x41), pdfBytes('b')])
  const named = ['Content-Type: application/pdf; name="a.pdf"']
  const encrypted = Buffer.from(pdfBytes().toString('latin1').replace('/Root', '/Encrypt 5 0 R/Root'), 'latin1')
  it.each<[string, Buffer, object]>([
    ['0 bytes', pdfPart(named, Buffer.alloc(0)), { problem: 'empty' }],
    ['cut at 50 %', pdfPart(named, whole.subarray(0, whole.length / 2)), { media: 'pdf', problem: 'truncated' }],
    [
      'trailing junk',
      pdfPart(named, Buffer.concat([whole, Buffer.alloc(1_500, 0x2e)])),
      { media: 'pdf', problem: null },
    ],
    ['trailing zeros', pdfPart(named, Buffer.concat([whole, Buffer.alloc(20_000)])), { media: 'pdf', problem: null }],
    ['encrypted', pdfPart(named, encrypted), { media: 'pdf', problem: 'encrypted' }],
    [
      'a page under the name of a PDF',
      pdfPart(named, Buffer.from('<!DOCTYPE html><html><body>Увійдіть</body></html>')),
      { media: 'html', problem: 'not-pdf' },
    ],
    ['a photograph under the name of a PDF', pdfPart(named, jpegBytes), { media: 'jpeg', problem: null }],
    [
      'base64 that is none',
      entity([...named, 'Content-Transfer-Encoding: base64'], '\u0000\u0001!!! це не base64 !!!'),
      { problem: 'undecodable' },
    ],
    [
      'an empty file of another kind',
      pdfPart(['Content-Type: text/calendar; name=a.ics'], Buffer.alloc(0)),
      { problem: null },
    ],
  ])('%s (F20, F24)', (_, part, expected) => {
    expect(parse(multipart([textPart('a'), part])).parts).toMatchObject([expected])
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
    [
      'winmail.dat (F22)',
      'application/ms-tnef; name=winmail.dat',
      Buffer.concat([Buffer.from('789F3E22', 'hex'), pdfBytes()]),
      'winmail',
    ],
    ['a calendar', 'text/calendar; name=a.ics', Buffer.from('BEGIN:VCALENDAR\r\n'), 'calendar'],
    ['a letter as a file', 'application/octet-stream; name=a.eml', Buffer.from('From: a\r\n'), 'letter'],
    ['a text document', 'application/octet-stream; name=a.rtf', Buffer.from('{\\rtf1 words}'), 'office'],
    ['an Outlook letter', 'application/octet-stream; name=a.msg', Buffer.from('D0CF11E0', 'hex'), 'other'],
    ['HEIC', 'application/octet-stream', Buffer.from('\0\0\0\x18ftypheic'), 'heic'],
    ['a program', 'application/pdf; name=a.pdf', Buffer.from('MZ\x90\0\x03\0\0\0'), 'other'],
  ])('%s', (_, type, content, media) => {
    expect(parse(multipart([pdfPart([`Content-Type: ${type}`], content)])).parts[0]!.media).toBe(media)
  })
})

describe('a part that calls itself text and is a file', () => {
  const letterWith = (bytes: Buffer) =>
    Buffer.from(
      `From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
        `--b\r\nContent-Type: text/plain\r\n\r\nДобрий день\r\n` +
        `--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: "base64"\r\n\r\n${bytes.toString('base64')}\r\n--b--\r\n`,
    )
  const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

  it.each([
    ['a PDF after a hundred bytes of junk', Buffer.from('x'.repeat(100) + pdf), 'pdf'],
    ['a PDF after a byte order mark', Buffer.from(`\ufeff${pdf}`), 'pdf'],
    ['an old office document', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'office'],
  ])('%s is kept as a file', (_, bytes, media) => {
    const outcome = parseLetter(letterWith(bytes))
    expect(outcome).toMatchObject({
      kind: 'letter',
      letter: { text: 'Добрий день', parts: [{ media, bytes: bytes.length }] },
    })
  })
})
