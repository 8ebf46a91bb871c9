import { expect, it } from 'vitest'
import { parseLetter } from '../../../electron/mail/parse.ts'
import { base64, entity, envelope, jpegBytes, multipart, pdfPart, textPart } from '../../fixtures/letters.ts'

const inner = multipart([textPart('Пересилаю'), pdfPart(['Content-Type: application/pdf; name="a.pdf"'])], {
  boundary: 'inner',
})
const seeds = [
  multipart([
    textPart('Копії'),
    entity(['Content-Type: text/html; charset=koi8-u'], '<p>a<b>&amp;&#1111;</p>'),
    pdfPart(["Content-Disposition: inline; filename*0*=utf-8''%D0%9F; filename*1=a.pdf"]),
    pdfPart(['Content-Type: image/jpeg; name="=?utf-8?B?0J8=?="'], jpegBytes),
  ]),
  multipart([
    entity(['Content-Type: message/rfc822'], inner),
    entity(['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64'], base64(inner)),
  ]),
  entity(
    [...envelope, 'Content-Type: text/plain; charset=windows-1251', 'Content-Transfer-Encoding: quoted-printable'],
    '=CF=F0=E8=E2=B3=F2 =\r\n=\r\nx',
  ),
]
const structure = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  '--b1',
  '--b1--',
  '"',
  ';',
  '=',
  '=?utf-8?B?',
  '?=',
  '%',
  '*0*=',
  '(',
  '<',
  '>',
]
const tokens = [
  ...structure,
  ',',
  ':',
  'Content-Type: ',
  'boundary=',
  'multipart/mixed',
  'message/rfc822',
  '%PDF-',
  '\r\n\r\n',
]

/** Chance that repeats itself from run to run. */
let state = 12_345
const below = (limit: number): number => ((state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 8) % limit

function mutate(letter: Buffer): Buffer {
  const at = below(letter.length + 1)
  const from = below(letter.length + 1)
  const [before, after] = [letter.subarray(0, at), letter.subarray(at)]
  switch (below(5)) {
    case 0:
      return Buffer.concat([before, Buffer.from(tokens[below(tokens.length)]!), after])
    case 1:
      return Buffer.concat([before, after.subarray(below(40))])
    case 2:
      return Buffer.concat([before, Buffer.from([below(256)]), after.subarray(1)])
    case 3:
      return Buffer.concat([before, letter.subarray(from, from + below(300)), after])
    default:
      return before
  }
}

it('reads 3,000 letters with mistakes in them, and never points outside of one', () => {
  for (let count = 0; count < 3_000; count += 1) {
    let raw = seeds[below(seeds.length)]!
    for (let changes = below(6) + 1; changes > 0; changes -= 1) raw = mutate(raw)
    const outcome = parseLetter(raw)
    if (outcome.kind !== 'letter') throw new Error(`${outcome.reason}: ${JSON.stringify(raw.toString('latin1'))}`)
    for (const { range, content, bytes } of outcome.letter.parts) {
      expect(
        range
          ? range.offset >= 0 && range.length >= 0 && range.offset + range.length <= raw.length
          : content?.length === bytes,
      ).toBe(true)
    }
  }
})
