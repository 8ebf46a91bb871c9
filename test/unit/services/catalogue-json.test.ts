import { describe, expect, it, test } from 'vitest'
import type { CatalogueReading } from '../../../electron/services/catalogue.ts'
import { readCatalogue } from '../../../electron/services/read-catalogue.ts'

function read(root: object): Extract<CatalogueReading, { kind: 'catalogue' }> {
  const reading = readCatalogue(Buffer.from(JSON.stringify({ format: 'pryimalnia-catalogue', version: 1, ...root })))
  if (reading.kind !== 'catalogue') throw new Error(reading.reason)
  return reading
}

const branchOf = (...services: readonly unknown[]) => ({ branches: [{ id: 'b1', name: 'Приймальня', services }] })
const told = (root: object) => read(root).problems.map(({ code, field }) => [code, field])

describe('a JSON catalogue', () => {
  it('names every field that it does not know, once, and takes the rest', () => {
    const service = { id: 's1', name: 'Довідка', colour: 'red' }
    const root = { ...branchOf(service, { ...service, id: 's2' }), comment: '…', $schema: 'schema.json' }
    const address = { region: 'Київська обл.', flat: '7' }
    const content = read({ ...root, branches: [{ ...root.branches[0], phone: '…', address }] })
    expect(content.problems.map(({ code, field, value }) => [code, field, value])).toEqual([
      ['field-unknown', 'comment', 'comment'],
      ['field-unknown', 'branches[0].phone', 'phone'],
      ['field-unknown', 'branches[0].address.flat', 'flat'],
      ['field-unknown', 'branches[0].services[0].colour', 'colour'],
    ])
    expect(content.catalogue.branches[0]?.services).toHaveLength(2)
    expect(content.complete).toBe(true)
  })

  it('keeps the fields that it speaks of, and no others', () => {
    const { owns } = read({ ...branchOf({ id: 's1', name: 'А', required: [] }, { id: 's2', name: 'Б', alias: null }) })
    expect([...owns.branch, ...owns.service]).toEqual(['required', 'alias'])
    expect([...read({ ...branchOf(), institution: 'Лікарня' }).owns.branch]).toEqual(['institution'])
  })

  it('tells where something else stands than what should', () => {
    const services = [7, { id: {}, name: 'А' }, { id: 's1', name: 7 }, { id: 's2', name: 'Б', required: 'passport' }]
    expect(told(branchOf(...services))).toEqual([
      ['not-object', 'branches[0].services[0]'],
      ['id-invalid', 'branches[0].services[1].id'],
    ])
    expect(told({ branches: ['b1', { id: 'b2', name: 'Б', address: 'вул.', services: {} }] })).toEqual([
      ['not-object', 'branches[0]'],
      ['type-wrong', 'branches[1].address'],
      ['not-object', 'branches[1].services'],
    ])
    expect(told(branchOf({ id: 's1', name: 'А', required: [7], payload: 7, alias: true, purpose: {} }))).toEqual([
      ['type-wrong', 'branches[0].services[0].required'],
      ['type-wrong', 'branches[0].services[0].payload'],
      ['type-wrong', 'branches[0].services[0].purpose'],
      ['type-wrong', 'branches[0].services[0].alias'],
    ])
  })

  it('never changes the text of a code, and leaves one that no phone could read', () => {
    const payload = ' https://diia.app/x/1\n'
    const content = read(
      branchOf({ id: 's1', name: 'А', payload }, { id: 's2', name: 'Б', payload: 'x'.repeat(4_001) }),
    )
    expect(content.catalogue.branches[0]?.services.map(one => one.payload)).toEqual([payload, null])
    expect(content.problems.map(({ code }) => code)).toEqual(['payload-too-long'])
  })

  it('shows nothing unseen and nothing endless', () => {
    const content = read(branchOf({ id: 's1', name: `\u202eА${'б'.repeat(300)}`, purpose: 'в\n\tг' }))
    expect(content.catalogue.branches[0]?.services[0]).toMatchObject({ name: `А${'б'.repeat(199)}`, purpose: 'в г' })
    expect(content.problems.map(({ code, value }) => [code, value.length])).toEqual([['too-long', 100]])
  })

  it('holds each id once, in all of its branches together', () => {
    const service = { id: 's1', name: 'А' }
    const branch = { id: 'b1', name: 'Б', services: [service] }
    const root = { branches: [branch, branch, { ...branch, id: 'b2' }] }
    expect(told(root)).toEqual([
      ['id-duplicate', 'branches[1].id'],
      ['id-duplicate', 'branches[2].services[0].id'],
    ])
    expect(read(root).complete).toBe(true)
  })

  it('is not led astray by names that objects have by themselves', () => {
    const text = '{"format":"pryimalnia-catalogue","version":1,"branches":[{"__proto__":{"id":"b"},"constructor":1}]}'
    expect(readCatalogue(Buffer.from(text))).toMatchObject({ kind: 'catalogue', catalogue: { branches: [] } })
  })
})

describe('what is no JSON catalogue', () => {
  const text = (value: unknown) => JSON.stringify(value)
  test.each([
    ['cut off', '{"format":"pryimalnia-catalogue","version":1,"branches":[', 'source.malformed'],
    ['of a newer version', text({ format: 'pryimalnia-catalogue', version: 2, branches: {} }), 'source.newer'],
    ['of no version', text({ format: 'pryimalnia-catalogue', branches: [] }), 'source.malformed'],
    ['without branches', text({ format: 'pryimalnia-catalogue', version: 1 }), 'source.malformed'],
    ['something else', text({ error: 'not found' }), 'source.not-catalogue'],
    ['a list', text([1, 2]), 'source.not-catalogue'],
    ['nested without end', '['.repeat(1_000_000), 'source.malformed'],
    [
      'more than any institution has',
      text({
        format: 'pryimalnia-catalogue',
        version: 1,
        branches: Array.from({ length: 5_001 }, (_, id) => ({ id, name: 'Б' })),
      }),
      'source.too-large',
    ],
  ])('is refused: %s', (_, source, reason) => {
    expect(readCatalogue(Buffer.from(source))).toEqual({ kind: 'refused', reason })
  })
})
