import { describe, expect, it } from 'vitest'
import type { ParsedLetter } from '../../../electron/domain/letter.ts'
import { parseAddresses } from '../../../electron/mail/addresses.ts'
import { parseLetter } from '../../../electron/mail/parse.ts'
import { encodeCyrillic } from '../../fixtures/letters.ts'

function headers(...lines: readonly (string | Uint8Array)[]): ParsedLetter {
  const raw = Buffer.concat([
    ...lines.flatMap(line => [Buffer.from(line as string), Buffer.from('\r\n')]),
    Buffer.from('\r\nwords'),
  ])
  const outcome = parseLetter(raw)
  if (outcome.kind !== 'letter') throw new Error(outcome.reason)
  return outcome.letter
}

describe('addresses', () => {
  const one = (name: string, address: string) => [{ name, address }]
  it.each([
    ['a@b.c', one('', 'a@b.c')],
    ['Олена <a@b.c>', one('Олена', 'a@b.c')],
    ['"Прізвище, Ім\\"я" <a@b.c>', one('Прізвище, Ім"я', 'a@b.c')],
    ['a@b.c (Олена)', one('Олена', 'a@b.c')],
    ['=?UTF-8?B?0JDQvdC90LA=?= <a@b.c>', one('Анна', 'a@b.c')],
    // A name cannot make an address of itself: `admin@bank <x@y.z>, ` is encoded here.
    ['=?UTF-8?B?YWRtaW5AYmFuayA8eEB5Lno+LCA=?= <a@b.c>', one('admin@bank <x@y.z>,', 'a@b.c')],
    ['=?UTF-8?B?0JDQvdC90LAgPGFAYi5jPg==?=', one('Анна', 'a@b.c')],
    ['undisclosed-recipients:;', []],
    ['Group: a@b.c, d@e.f;', [...one('', 'a@b.c'), ...one('', 'd@e.f')]],
    ['<a@b.c>, , <d@e.f>', [...one('', 'a@b.c'), ...one('', 'd@e.f')]],
    ['rada+zajava@example.gov.ua', one('', 'rada+zajava@example.gov.ua')],
    ['Дія\u202E <no-reply@diia.gov.ua>', one('Дія', 'no-reply@diia.gov.ua')],
    ['<a@b.c', one('', 'a@b.c')],
    ['just words', one('just words', '')],
    ['', []],
  ])('%j', (header, expected) => expect(parseAddresses(header)).toEqual(expected))
})

describe('what the headers of a letter say', () => {
  it('is decoded and cleaned', () => {
    const letter = headers(
      'From: "Дія\u202E\u200B" <no-reply@example.ua>',
      'Subject: =?UTF-8?Q?=D0=9A=D0=BE=D0=BF?=\r\n =?UTF-8?Q?=D1=96=D1=97?= \u2066x',
      'To: a@b.c',
      'Cc: d@e.f',
      'Date: Fri, 21 Nov 2025 10:42:00 +0200 (EET)',
      'Message-ID:  <one@example.ua> ',
    )
    expect(letter).toMatchObject({
      from: { name: 'Дія', address: 'no-reply@example.ua' },
      subject: 'Копії x',
      to: [{ address: 'a@b.c' }],
      cc: [{ address: 'd@e.f' }],
      sentAt: Date.UTC(2025, 10, 21, 8, 42),
      messageId: '<one@example.ua>',
      automatic: null,
    })
  })

  it.each(['windows-1251', 'koi8-u'] as const)('is read in raw %s', charset => {
    expect(
      headers(Buffer.concat([Buffer.from('Subject: '), encodeCyrillic('Копії документів', charset)])).subject,
    ).toBe('Копії документів')
  })

  it('may be missing or nonsense', () => {
    expect(headers('Date: yesterday', 'Subject:')).toMatchObject({
      from: { name: '', address: '' },
      subject: '',
      sentAt: null,
      messageId: null,
      deliveredTo: [],
    })
  })

  it('tells where the letter really went, once each', () => {
    const letter = headers(
      'Delivered-To: a@b.c',
      'X-Original-To: <rada+one@b.c>',
      'Delivered-To: d@e.f',
      'Envelope-To: a@b.c',
    )
    expect(letter.deliveredTo).toEqual(['a@b.c', 'd@e.f', 'rada+one@b.c'])
  })

  it('takes the first of two senders', () => {
    expect(headers('From: first@example.ua', 'From: second@example.ua').from.address).toBe('first@example.ua')
  })
})
