import { describe, expect, test } from 'vitest'
import type { ReadResult } from 'zxing-wasm/reader'
import { checkCode } from '../../../electron/domain/check-code.ts'
import { makePoster } from '../../../electron/paper/poster.ts'
import type { PosterInput } from '../../../electron/paper/poster-model.ts'
import { documents as enDocuments } from '../../../shared/locales/en/documents.ts'
import { documents as ukDocuments } from '../../../shared/locales/uk/documents.ts'
import { visitor } from '../../../shared/locales/uk/visitor.ts'
import { posterFormats, posterLanguages } from '../../../shared/posters.ts'
import { findCodes } from '../../e2e/read-code.ts'
import { crowded, ordinary, payloadOf, posterOf } from '../../fixtures/posters.ts'
import { drawPdf, readPdf, type TextItem } from '../../fixtures/read-pdf.ts'

const every = posterFormats.flatMap(format => posterLanguages.map(language => ({ format, language })))
const sheets = posterFormats.filter(format => format !== 'card')
const dpi = 150

const bare = (text: string) => text.replaceAll(/[\s\u00ad]+/gu, '')
const wordsOf = async (pdf: Uint8Array) => bare((await readPdf(pdf)).items.map(({ text }) => text).join(''))

/** The darkest light around a code: 255 where everything in its quiet zone is white. */
function quietZone({ data, width }: ImageData, code: ReadResult, modules: number): number {
  const { topLeft, bottomRight } = code.position
  const [left, right] = [Math.min(topLeft.x, bottomRight.x), Math.max(topLeft.x, bottomRight.x)]
  const [top, bottom] = [Math.min(topLeft.y, bottomRight.y), Math.max(topLeft.y, bottomRight.y)]
  const quiet = ((right - left) / modules) * 4
  let darkest = 255
  for (let y = Math.ceil(top - quiet) + 2; y < bottom + quiet - 2; y++) {
    for (let x = Math.ceil(left - quiet) + 2; x < right + quiet - 2; x++) {
      // The reader tells corners to a pixel or two.
      const isInside = x > left - 3 && x < right + 3 && y > top - 3 && y < bottom + 3
      if (!isInside) darkest = Math.min(darkest, data[(y * width + x) * 4]!, data[(y * width + x) * 4 + 2]!)
    }
  }
  return darkest
}

describe.each(every)('$format in $language', ({ format, language }) => {
  // The longest links of the cabinet have 182 characters; a card takes 106.
  test.each([40, 65, format === 'card' ? 106 : 182])(
    'a payload of %i characters is read off the paper, with white all around',
    async length => {
      const payload = payloadOf(length, 3)
      const poster = await posterOf({ ...ordinary, format, language, payload })
      expect(poster.moduleMm).toBeGreaterThanOrEqual(0.8)
      const image = await drawPdf(poster.pdf, dpi)
      const found = await findCodes(image)
      expect(found.map(({ text }) => text)).toEqual(Array.from({ length: format === 'stand' ? 4 : 1 }, () => payload))
      for (const code of found) expect(quietZone(image, code, poster.code.modules)).toBe(255)
      // What is told of the module is what was drawn.
      const [first] = found
      const side = Math.abs(first!.position.bottomRight.x - first!.position.topLeft.x) / dpi
      expect((side * 25.4) / poster.code.modules).toBeCloseTo(poster.moduleMm, 1)
    },
  )
})

/** Letters of a size stand from a little below their line to the height of a capital. */
const boxOf = ({ left, right, baseline, size }: TextItem) => ({
  left,
  right,
  bottom: baseline - size * 0.15,
  top: baseline + size * 0.65,
})

function overlaps(one: TextItem, other: TextItem): boolean {
  const [a, b] = [boxOf(one), boxOf(other)]
  return a.left < b.right - 1 && b.left < a.right - 1 && a.bottom < b.top - 0.5 && b.bottom < a.top - 0.5
}

describe('text', () => {
  const tight: readonly (readonly [string, PosterInput])[] = [
    ...(['a4', 'a5'] as const).flatMap(format =>
      posterLanguages.flatMap(language =>
        [65, 182].map(
          length =>
            [`${format} ${language} ${length}`, { ...crowded, format, language, payload: payloadOf(length) }] as const,
        ),
      ),
    ),
    ['a6 uk 65', { ...crowded, format: 'a6' }],
    ['stand both 65', { ...ordinary, format: 'stand', language: 'both', service: crowded.service.slice(0, 100) }],
    ['card 65', { ...crowded, format: 'card' }],
    [
      'one endless word',
      { ...ordinary, service: 'Щ'.repeat(200), institution: 'Ж'.repeat(200), branch: 'Ш'.repeat(100) },
    ],
  ]

  test.each(tight)('%s: all of it is there, inside the page, over nothing else and large enough', async (_, input) => {
    const poster = await posterOf(input)
    const { items, size, pages } = await readPdf(poster.pdf)
    expect(pages).toBe(1)
    const [width] = size as [number, number]
    const upright = items.filter(({ isUpright }) => isUpright)
    const least = input.format === 'card' ? 7 : 9
    expect(upright.filter(item => item.size < least - 0.01)).toEqual([])
    // No printer reaches the last millimetres; the words to cut and fold by lie between the panels.
    const edge = input.format === 'card' ? 8 : 14
    const isInside = ({ left, right, baseline }: TextItem) => left > edge && right < width - edge && baseline > edge
    expect(upright.filter(item => !isInside(item))).toEqual([])
    expect(upright.flatMap((one, index) => upright.slice(index + 1).filter(other => overlaps(one, other)))).toEqual([])

    const words = await wordsOf(poster.pdf)
    expect(words).toContain(bare(input.service))
    expect(words).toContain(poster.checkCode)
    if (input.format === 'card') return
    for (const text of [input.institution, input.branch, visitor.stepSend, visitor.helpAnswer, '24.11.2026'])
      expect(words).toContain(bare(text))
    for (const type of [...input.required, ...input.optional])
      expect(
        [ukDocuments[type], visitor[`short-${type}`]].some(name =>
          words.toLowerCase().includes(bare(name).toLowerCase()),
        ),
      ).toBe(true)
  })

  test('both languages name the copies; one alone says nothing in English', async () => {
    const both = await wordsOf((await posterOf({ ...ordinary, language: 'both' })).pdf)
    const uk = await wordsOf((await posterOf(ordinary)).pdf)
    expect(both).toContain(bare(ukDocuments['education-document']))
    expect(both).toContain(bare(enDocuments['education-document']))
    expect(uk).toContain(bare(ukDocuments['education-document']))
    expect(uk).not.toMatch(/[a-z]{3}/)
  })

  test('a card says the name and the check code alone', async () => {
    const { pdf, checkCode } = await posterOf({ ...ordinary, format: 'card' })
    expect(await wordsOf(pdf)).toBe(bare(ordinary.service) + checkCode)
  })

  test('the demo says so on every format', async () => {
    for (const format of posterFormats)
      expect(await wordsOf((await posterOf({ ...ordinary, format, edition: 'demo' })).pdf)).toContain('ДЕМО')
    expect(await wordsOf((await posterOf(ordinary)).pdf)).not.toContain('ДЕМО')
  })

  test('what cannot be printed is left out, and nothing turns the line around', async () => {
    const odd = await posterOf({ ...ordinary, service: 'Пі\u0301льги 🚌 на\u202E проїзд\n漢字' })
    expect(await wordsOf(odd.pdf)).toContain('Пільгинапроїзд')
  })
})

describe('a file', () => {
  test('depends on its input alone and names nobody', async () => {
    for (const format of posterFormats) {
      const [one, other] = [await posterOf({ ...ordinary, format }), await posterOf({ ...ordinary, format })]
      expect(Buffer.compare(one.pdf, other.pdf)).toBe(0)
    }
    const { pdf, title, checkCode: code } = await posterOf(ordinary)
    expect(code).toBe(checkCode(ordinary.payload))
    expect(title).toContain(ordinary.service)
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/(Author|Producer|ModDate)/)
  })

  test('holds outlines only: no picture of the code', async () => {
    for (const format of sheets)
      expect(Buffer.from((await posterOf({ ...ordinary, format })).pdf).toString('latin1')).not.toContain('/Image')
  })
})

describe('a poster is refused', () => {
  test.each([
    ['nothing to encode', { payload: '' }, { reason: 'empty' }],
    ['more than any code holds', { payload: 'a'.repeat(3_000) }, { reason: 'too-long' }],
    [
      'a card for a code of version 7',
      { payload: payloadOf(110), format: 'card' },
      { reason: 'too-many-modules', modules: 45, most: 41 },
    ],
    [
      'a small sheet for so much text',
      { ...crowded, language: 'both', format: 'a6', payload: payloadOf(182) },
      { reason: 'no-room' },
    ],
    ['a name that is a page of text', { service: 'слово '.repeat(80), format: 'card' }, { reason: 'no-room' }],
  ] as const)('%s', async (_, change, refusal) => {
    expect(await makePoster({ ...ordinary, ...change })).toEqual({ kind: 'refused', ...refusal })
  })
})
