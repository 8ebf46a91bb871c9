import { describe, expect, it } from 'vitest'
import { readCms } from '../../../electron/mail/cms-content.ts'
import { maxSignatureLayers } from '../../../electron/mail/limits.ts'
import { element, enveloped, signed, unbounded } from '../../fixtures/cms.ts'
import { base64, envelope, multipart, pdfBytes, pdfPart, textPart } from '../../fixtures/letters.ts'
import { zipOf } from '../../fixtures/zips.ts'
import { contentOf, parse } from './parsed.ts'

const pdf = pdfBytes()
const named = 'Content-Type: application/pdf; name="a.pdf"'
const smime = ['Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m']
const signedLetter = multipart([textPart('Слова всередині'), pdfPart([named], pdf)], { boundary: 'in', headers: [] })
const wholeLetter = (cms: Buffer) => pdfPart([...envelope, ...smime], cms)
const attached = (name: string, content: Uint8Array) =>
  multipart([textPart('a'), pdfPart([`Content-Type: application/octet-stream; name="${name}"`], content)])

describe('F22: a letter inside its signature', () => {
  it.each<[string, Buffer]>([
    ['of known length', signed(signedLetter)],
    ['in pieces', signed(signedLetter, 76)],
    ['in one piece of unknown length', signed(signedLetter, 1_000_000)],
  ])('%s is read like any other', (_, cms) => {
    const raw = wholeLetter(cms)
    const { text, parts } = parse(raw)
    expect(text).toBe('Слова всередині')
    expect(parts).toMatchObject([
      { name: 'smime.p7m', media: 'signature', problem: null, signatureOf: 1 },
      { name: 'a.pdf', media: 'pdf', problem: null, takenFrom: 0 },
    ])
    expect(contentOf(raw, parts[1]!)).toEqual(pdf)
  })

  it('signed again and again is opened as often as people do that', () => {
    const again = (cms: Buffer) =>
      signed(
        Buffer.concat([
          Buffer.from(`${smime[0]}\r\nContent-Transfer-Encoding: base64\r\n\r\n`),
          Buffer.from(base64(cms)),
        ]),
      )
    let cms = signed(signedLetter)
    for (let layers = 1; layers < maxSignatureLayers; layers += 1) cms = again(cms)
    expect(parse(wholeLetter(cms)).parts.at(-1)).toMatchObject({ name: 'a.pdf', media: 'pdf' })
    expect(parse(wholeLetter(again(cms))).parts.at(-1)).toMatchObject({ name: 'smime.p7m', problem: 'too-large' })
  })

  it('next to its signature is not inside of it: smime.p7s is a signature and no copy', () => {
    const signature = pdfPart(['Content-Type: application/pkcs7-signature; name=smime.p7s'], signed(null))
    const { parts } = parse(multipart([pdfPart([named], pdf), signature], { type: 'signed' }))
    expect(parts).toMatchObject([{ media: 'pdf' }, { media: 'signature', problem: null, signatureOf: null }])
  })

  it('that is encrypted is kept, and says for whom', () => {
    expect(parse(wholeLetter(enveloped())).parts).toMatchObject([{ media: 'signature', problem: 'enveloped' }])
    expect(parse(attached('a.pdf.p7e', enveloped())).parts).toMatchObject([{ problem: 'enveloped' }])
  })

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no signature at all', Buffer.from('words, and no signature')],
    ['one cut short', signed(signedLetter).subarray(0, 100)],
    ['one in pieces, cut short', signed(signedLetter, 50).subarray(0, 400)],
    [
      'one that never ends',
      Buffer.concat([Buffer.from('3080', 'hex'), Buffer.alloc(3_000_000, Buffer.from('2480', 'hex'))]),
    ],
    ['a million empty pieces', unboundedPieces(1_100_000)],
    ['a letter that is too deep', signed(Buffer.from('Content-Type: message/rfc822\r\n\r\n'.repeat(100)))],
  ])('that cannot be read is kept and says so: %s', (_, cms) => {
    expect(parse(wholeLetter(cms)).parts).toMatchObject([{ name: 'smime.p7m', problem: 'undecodable' }])
  })
})

function unboundedPieces(count: number): Buffer {
  const whole = signed(Buffer.alloc(0), 1)
  const at = whole.indexOf(Buffer.from('2480', 'hex')) + 2
  return Buffer.concat([whole.subarray(0, at), Buffer.alloc(count * 2, Buffer.from('0400', 'hex')), whole.subarray(at)])
}

describe('F22: a file inside its signature', () => {
  const armoured = (label: string, cms: Buffer) =>
    Buffer.from(`-----BEGIN ${label}-----\n${base64(cms)}\n-----END ${label}-----\n`)
  it.each<[string, Buffer]>([
    ['as bytes', signed(pdf)],
    ['in pieces', signed(pdf, 20)],
    ['as letters', Buffer.from(base64(signed(pdf)))],
    ['as letters with a head', armoured('CMS', signed(pdf))],
    ['twice', signed(signed(pdf))],
  ])('is taken out of it: %s', (_, cms) => {
    const raw = attached('Паспорт.pdf.p7s', cms)
    const { parts } = parse(raw)
    const last = parts.at(-1)!
    expect(parts[0]).toMatchObject({ name: 'Паспорт.pdf.p7s', media: 'signature', problem: null })
    expect(last).toMatchObject({ name: 'Паспорт.pdf', media: 'pdf', problem: null, takenFrom: parts.length - 2 })
    expect(contentOf(raw, last)).toEqual(pdf)
  })

  it('is missed where the signature is cut short, and that is told', () => {
    const { parts } = parse(attached('Паспорт.pdf.p7s', signed(pdf).subarray(0, 150)))
    expect(parts).toMatchObject([{ name: 'Паспорт.pdf.p7s', media: 'signature', problem: 'undecodable' }])
  })

  it('may be an archive, which is opened too', () => {
    const { parts } = parse(attached('a.zip.p7s', signed(zipOf([{ name: 'a.pdf', content: pdf }]))))
    expect(parts.map(({ name, takenFrom }) => [name, takenFrom])).toEqual([
      ['a.zip.p7s', null],
      ['a.zip', 0],
      ['a.pdf', 1],
    ])
  })
})

describe('a signature is read as BER is written', () => {
  it.each<[string, Buffer, string]>([
    ['beside its document', signed(null), 'detached'],
    ['beside its document, of unknown length', signed(null, 1), 'detached'],
    ['around nothing', signed(Buffer.alloc(0)), 'signed'],
    ['a length of five bytes', Buffer.from('3085ffffffffff', 'hex'), 'unreadable'],
    ['a tag of several bytes', Buffer.from('3f8102', 'hex'), 'unreadable'],
    ['another kind', element(0x30, element(0x06, Buffer.from([42]))), 'unreadable'],
    ['an end before its time', unbounded(0x30), 'unreadable'],
  ])('%s', (_, cms, kind) => expect(readCms(cms).kind).toBe(kind))

  it('wherever it is cut, there is an answer', () => {
    for (const whole of [signed(pdf), signed(pdf, 9), enveloped()]) {
      for (let length = 0; length < whole.length; length += 1) {
        expect(['signed', 'enveloped', 'unreadable']).toContain(readCms(whole.subarray(0, length)).kind)
      }
    }
  })
})
