import { describe, expect, it } from 'vitest'
import type { ParsedLetter } from '../../../electron/domain/letter.ts'
import { parseLetter, parseThoroughly } from '../../../electron/mail/parse.ts'
import { createDice } from '../../fixtures/hostile-pdfs.ts'
import { generateLetter } from '../../fixtures/generated-letters.ts'
import { base64, entity, multipart, pdfBytes, pdfPart, textPart } from '../../fixtures/letters.ts'
import { zipOf } from '../../fixtures/zips.ts'
import { contentOf, parse } from './parsed.ts'

const never = new AbortController().signal
const pdf = pdfBytes()
const named = 'Content-Type: application/pdf; name=a.pdf'

async function both(raw: Buffer): Promise<ParsedLetter> {
  const outcome = await parseThoroughly(raw, never)
  if (outcome.kind !== 'letter') throw new Error(outcome.reason)
  return outcome.letter
}

describe('F9: what our own reader misses in a letter that is not ordinary is found by another', () => {
  const commented = entity([named, 'Content-Transfer-Encoding: (as usual) base64'], base64(pdf))
  const inPieces = entity(
    [named, 'Content-Transfer-Encoding: base64'],
    [pdf.subarray(0, 40), pdf.subarray(40)].map(piece => base64(piece)).join('\r\n'),
  )
  it.each<[string, Buffer]>([
    ['an encoding behind a comment', multipart([textPart('a'), commented])],
    ['base64 in pieces, each with a padding', multipart([textPart('a'), inPieces])],
    ['a boundary longer than any', multipart([textPart('a'), pdfPart([named])], { boundary: 'b'.repeat(300) })],
  ])('%s', async (_, raw) => {
    expect(parse(raw).parts.filter(({ problem, media }) => media === 'pdf' && problem === null)).toEqual([])
    const { parts } = await both(raw)
    expect(parts).toMatchObject([{ name: 'a.pdf', media: 'pdf', problem: null, range: null }])
    expect(contentOf(raw, parts[0]!)).toEqual(pdf)
  })

  it('an archive, which is opened like one that we found', async () => {
    const zip = zipOf([{ name: 'a.pdf', content: pdf, stored: true }])
    const encoded = [zip.subarray(0, 40), zip.subarray(40)].map(piece => base64(piece)).join('\r\n')
    const headers = ['Content-Type: application/zip; name=a.zip', 'Content-Transfer-Encoding: base64']
    const { parts } = await both(multipart([textPart('a'), entity(headers, encoded)]))
    expect(parts.map(({ name, problem, takenFrom }) => [name, problem, takenFrom])).toEqual([
      ['a.zip', null, null],
      ['a.pdf', null, 0],
    ])
  })
})

describe('F9: a forwarded letter whose encoding only the other reader understands', () => {
  const forward = (...encoding: string[]) => [
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment',
    ...encoding,
  ]
  const inner = multipart([textPart('inside'), pdfPart([named])])
  const encoded = entity(forward('Content-Transfer-Encoding: (as usual) base64'), base64(inner))
  it.each<[string, Buffer[]]>([
    ['alone', [encoded]],
    ['beside one that both understand', [entity(forward(), multipart([pdfPart([named])])), encoded]],
  ])('is kept as it was sent, and not as it was encoded: %s', async (_, forwarded) => {
    const raw = multipart([textPart('a'), ...forwarded], { boundary: 'outer' })
    const letters = (await both(raw)).parts.filter(({ declaredType }) => declaredType === 'message/rfc822')
    expect(letters).toHaveLength(forwarded.length)
    expect(contentOf(raw, letters.at(-1)!)).toEqual(inner)
  })
})

describe('nothing is lost by a second reading and nothing is doubled', () => {
  const damages: Record<string, (letter: string, dice: () => number) => string> = {
    'cut short': (letter, dice) => letter.slice(0, Math.floor(dice() * letter.length)),
    'a header of an unknown alphabet': letter => `X-A: \xCF\xF0\xE8\r\n${letter}`,
    'a line that is no header': letter => `From a@example.com Mon\r\n${letter}`,
    'a lone carriage return': letter => letter.replace('\r\n', '\r'),
    'an encoding that only we know': letter => letter.replace(/base64/i, 'base64;'),
    'blanks behind a boundary': letter => letter.replace(/--b10\r\n/g, '--b10 \r\n'),
  }
  it.each(Object.entries(damages))('%s', async (_, damage) => {
    const dice = createDice(3)
    for (let count = 0; count < 60; count++) {
      const raw = Buffer.from(damage(generateLetter(dice).raw.toString('latin1'), dice), 'latin1')
      const own = parse(raw).parts
      const { parts } = await both(raw)
      expect(parts).toHaveLength(own.length)
      // One that was broken off may have given place to the whole of it.
      own.forEach((part, at) => expect(parts[at]!.bytes).toBeGreaterThanOrEqual(part.bytes))
    }
  })

  it('a letter that is over the limits is refused as it is', async () => {
    const raw = multipart(Array.from({ length: 300 }, () => textPart('a')))
    expect(await parseThoroughly(raw, never)).toEqual(parseLetter(raw))
  })

  it('what was found stays when the second reading must end at once', async () => {
    const raw = multipart([textPart('a'), pdfPart([named])]).subarray(0, -6)
    expect(await parseThoroughly(raw, AbortSignal.abort())).toEqual(parseLetter(raw))
  })
})
