import { describe, expect, it, test } from 'vitest'
import type { CatalogueReading } from '../../../electron/services/catalogue.ts'
import { csvRecords } from '../../../electron/services/csv-rows.ts'
import { exportCatalogue, exportTemplate, writeCatalogue } from '../../../electron/services/catalogue-export.ts'
import { readCatalogue } from '../../../electron/services/read-catalogue.ts'
import { newBranch, newService } from '../../../shared/model/service.ts'
import { checkPayload } from '../../../shared/qr-payload.ts'
import { makeCatalogue, randomCatalogue } from '../../fixtures/catalogues.ts'

function read(bytes: Uint8Array): Extract<CatalogueReading, { kind: 'catalogue' }> {
  const reading = readCatalogue(bytes)
  if (reading.kind !== 'catalogue') throw new Error(reading.reason)
  return reading
}

describe('a catalogue that was written', () => {
  test.each([
    ['json', 'uk'],
    ['csv', 'uk'],
    ['csv', 'en'],
  ] as const)('is read back the same: %s, %s', (format, language) => {
    for (let seed = 0; seed < 200; seed++) {
      const catalogue = randomCatalogue(`${format} ${seed}`)
      const reading = read(writeCatalogue(catalogue, format, language))
      expect(reading.catalogue, `seed ${seed}`).toEqual(catalogue)
      expect([reading.problems, reading.complete], `seed ${seed}`).toEqual([[], true])
    }
  })

  it('holds no cell that a spreadsheet would run, compute or rewrite', () => {
    for (let seed = 0; seed < 50; seed++) {
      const text = Buffer.from(writeCatalogue(randomCatalogue(`cells ${seed}`), 'csv', 'uk')).toString()
      for (const cell of [...csvRecords(text.slice(1), ';')].flatMap(({ cells }) => cells)) {
        // The only formula that is left is a text.
        expect(cell).not.toMatch(/^(?!="[^"]*"$)[=+\-@]/)
        expect(cell).not.toMatch(/^(?:0\d+|\d{12,}|\d+e\d+|\d+[-/]\d+|mar-1|true)$/i)
      }
    }
  })

  it('opens in a Ukrainian spreadsheet: marked as UTF-8, with semicolons', () => {
    const text = Buffer.from(writeCatalogue(makeCatalogue(1, 1), 'csv', 'uk')).toString()
    expect(text.startsWith('\uFEFFУстанова;Ідентифікатор відділення;Відділення;')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(3)
  })
})

describe('a template', () => {
  test.each([
    ['json', 'uk'],
    ['json', 'en'],
    ['csv', 'uk'],
    ['csv', 'en'],
  ] as const)('is a catalogue without problems, and its codes can never be shown: %s, %s', (format, language) => {
    const { catalogue, problems, owns } = read(exportTemplate(format, language))
    expect(problems).toEqual([])
    expect(catalogue.branches.flatMap(({ services }) => services)).toHaveLength(2)
    expect([owns.branch.size, owns.service.size]).toEqual([6, 6])
    for (const { payload } of catalogue.branches.flatMap(({ services }) => services))
      expect(checkPayload(payload!)).toBe('not-link')
  })
})

describe('the set-up as a catalogue', () => {
  const branch = newBranch({ id: 'branch', name: 'Приймальня', institution: 'Лікарня' })
  const service = newService({
    ...{ id: 'service', branchId: branch.id, mailboxId: null, name: 'Довідка' },
    required: ['passport'],
    optional: [],
    payload: 'https://diia.app/acquirers/offer-request/1',
  })

  it('tells branches with their services by our own ids, and no code where there is none', () => {
    const catalogue = exportCatalogue([branch], [service, { ...service, id: 'other', payload: '' }])
    expect(catalogue.institution).toBe(branch.institution)
    expect(catalogue.branches).toMatchObject([
      {
        externalId: branch.id,
        services: [
          { externalId: service.id, payload: service.payload },
          { externalId: 'other', payload: null },
        ],
      },
    ])
    expect(read(writeCatalogue(catalogue, 'csv', 'uk')).catalogue).toEqual(catalogue)
  })

  it('speaks for no institution when it holds branches of two', () => {
    expect(exportCatalogue([branch, { ...branch, id: 'b', institution: 'Інша' }], []).institution).toBeNull()
  })
})
