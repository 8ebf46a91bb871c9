import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { createVisit } from '../../../electron/demo/visitor.ts'
import type { DocumentType } from '../../../shared/document-types.ts'
import type { VisitCase } from '../../../shared/visit-cases.ts'
import { visitCases } from '../../../shared/visit-cases.ts'
import { readPdf } from '../../fixtures/read-pdf.ts'
import { fonts, requestedAt, seeded } from './support.ts'

const service = {
  name: 'Приймання на роботу',
  required: ['passport', 'taxpayer-card', 'education-document'] as readonly DocumentType[],
  optional: ['birth-certificate', 'reference-internally-displaced-person'] as readonly DocumentType[],
}
const seeds = [1, 2]

async function visit(visitCase: VisitCase, seed: number, asked = service) {
  const { letter, case: played } = await createVisit({
    service: asked,
    to: 'Кадри <kadry@example.org>',
    requester: 'Зразківська міська лікарня',
    case: visitCase,
    now: requestedAt,
    random: seeded(seed),
    fonts,
  })
  expect(played).toBe(visitCase)
  const parsed = await simpleParser(Buffer.from(letter), { skipHtmlToText: true })
  const sender = parsed.from?.value[0]?.address ?? ''
  expect(sender).toMatch(/^[a-z.]+@example\.(com|org|net)$/)
  const files = parsed.attachments.map(({ filename = '', content }) => ({
    ...{ name: filename, bytes: Uint8Array.from(content) },
    slug: filename.replace(/-\d{13}-.*/, ''),
  }))
  return { files, text: parsed.text, date: parsed.date, source: Buffer.from(letter).toString('latin1') }
}

const answers = /^(internal-passport|foreign-passport)$/

describe.each(seeds)('visits of seed %i', seed => {
  it('complete', async () => {
    const { files, date } = await visit('complete', seed)
    expect(date?.getTime()).toBe(requestedAt)
    expect(files[0]?.slug).toMatch(answers)
    expect(files.slice(1, 3).map(({ slug }) => slug)).toEqual(['taxpayer-card', 'education-document'])
    for (const { slug } of files.slice(3)) expect(service.optional).toContain(slug)
    for (const { bytes } of files) expect((await readPdf(bytes)).pages).toBe(1)
  })

  it('missing', async () => expect((await visit('missing', seed)).files).toHaveLength(2))

  it('extra', async () => {
    const { files } = await visit('extra', seed)
    expect(files).toHaveLength(4)
    expect([...service.required, ...service.optional]).not.toContain(files[3]?.slug)
    expect(files[3]?.slug).not.toMatch(answers)
  })

  it('ukrainian-names', async () => {
    const { files } = await visit('ukrainian-names', seed)
    expect(files[0]?.name).toMatch(/^(Паспорт громадянина України|Закордонний паспорт)-\d{13}-24_11_2026__\d\d_/)
    expect(files[1]?.name).toMatch(/^РНОКПП-/)
  })

  it('outlined', async () => {
    const { files } = await visit('outlined', seed)
    for (const { bytes } of files) {
      const { items } = await readPdf(bytes)
      expect(items.filter(({ text }) => text !== '№')).toEqual([])
    }
  })

  it('damaged', async () => {
    const { files } = await visit('damaged', seed)
    const outcomes = await Promise.allSettled(files.map(({ bytes }) => readPdf(bytes)))
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })

  it('not-pdf', async () => {
    const { files } = await visit('not-pdf', seed)
    const last = files.at(-1)
    expect(last?.name).toMatch(/^IMG_\d{4}\.jpg$/)
    expect([...(last?.bytes.slice(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff])
    expect([...(last?.bytes.slice(-2) ?? [])]).toEqual([0xff, 0xd9])
    expect(files.filter(({ name }) => name.endsWith('.pdf')).length).toBeGreaterThanOrEqual(3)
  })

  it('two-people', async () => {
    const { files } = await visit('two-people', seed)
    expect(files).toHaveLength(3)
    const single = { ...service, required: ['taxpayer-card'] as const, optional: [] }
    const pair = await visit('two-people', seed, single)
    expect(pair.files.map(({ slug }) => slug)).toEqual(['taxpayer-card', 'taxpayer-card'])
    const [first, second] = await Promise.all(pair.files.map(({ bytes }) => readPdf(bytes)))
    if (first?.items.length && second?.items.length) expect(first.items[2]?.text).not.toBe(second.items[2]?.text)
  })

  it('octet-stream', async () => {
    const { files, source } = await visit('octet-stream', seed)
    // The parser guesses a better type from the name, so the letter itself is asked.
    expect(source.match(/^Content-Type: application\/octet-stream/gm)).toHaveLength(files.length)
    expect(source).not.toContain('application/pdf')
  })

  it('no-copies', async () => {
    const { files, text } = await visit('no-copies', seed)
    expect(files).toEqual([])
    expect(text).toContain('надішлю пізніше')
  })
})

it.each(visitCases)('%s survives a random that never changes', async visitCase => {
  for (const value of [0, 0.999]) {
    const random = () => value
    const order = { service, to: 'a@example.org', requester: 'Р', case: visitCase, now: requestedAt, random, fonts }
    expect((await createVisit(order)).letter.length).toBeGreaterThan(300)
  }
})
