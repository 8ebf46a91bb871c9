import type { Language } from '../../shared/settings.ts'
import { documents as english } from '../../shared/locales/en/documents.ts'
import { documents as ukrainian } from '../../shared/locales/uk/documents.ts'
import { readCsvRows } from './csv-reading.ts'
import type { Catalogue, CatalogueBranch, CatalogueReading, CatalogueService } from './catalogue.ts'
import { TooMany } from './catalogue-draft.ts'
import { readCell, writeCell } from './csv-cell.ts'
import { columns, findColumn, headings, type Column } from './csv-columns.ts'
import { csvRecords } from './csv-rows.ts'
import { writeHours } from '../../shared/hours-text.ts'
import { headingRows } from './limits.ts'

const delimiters = [';', ',', '\t'] as const

/** As much of a file as its headings can take. */
const headingLetters = 64 * 1024

/** Fewer columns of ours than this are chance. */
const fewestColumns = 3

/** One row for each service, with the columns of its branch; a branch without services has a row of its own. */
export function parseCsv(text: string): CatalogueReading {
  // A line for Excel alone, which does not count it either.
  const [line, given] = /^"?sep=(.)"?\r?\n/i.exec(text) ?? []
  const body = line === undefined ? text : text.slice(line.length)
  const head = body.slice(0, headingLetters)
  const tries = (given === undefined ? delimiters : [given]).map(delimiter => {
    const counts: number[] = []
    for (const { number, cells } of csvRecords(head, delimiter)) {
      if (number > headingRows) break
      counts.push(cells.filter(cell => findColumn(readCell(cell)) !== undefined).length)
    }
    const most = Math.max(0, ...counts)
    return { delimiter, most, at: counts.indexOf(most) + 1 }
  })
  const { delimiter, most, at } = tries.reduce((best, one) => (one.most > best.most ? one : best))
  if (most < fewestColumns) return { kind: 'refused', reason: 'source.not-catalogue' }
  try {
    return { kind: 'catalogue', ...readCsvRows(csvRecords(body, delimiter), at) }
  } catch (error) {
    if (error instanceof TooMany) return { kind: 'refused', reason: 'source.too-large' }
    throw error
  }
}

const byteOrderMark = '\uFEFF'
const documentNames = { uk: ukrainian, en: english }

/**
 * The catalogue for a spreadsheet: semicolons, as Ukrainian Excel expects them, a mark by which it sees UTF-8, and
 * cells that it will not turn into formulas, numbers or dates. Reading it gives the catalogue again.
 */
export function writeCsv({ institution, branches }: Catalogue, language: Language): string {
  const rows = branches.flatMap(branch =>
    (branch.services.length > 0 ? branch.services : [null]).map(service =>
      columns.map(column => textOf(column, institution ?? '', branch, service, language)),
    ),
  )
  const lines = [columns.map(column => headings[column][language]), ...rows]
  return byteOrderMark + lines.map(cells => `${cells.map(cell => writeCell(cell, ';')).join(';')}\r\n`).join('')
}

function textOf(
  column: Column,
  institution: string,
  branch: CatalogueBranch,
  service: CatalogueService | null,
  language: Language,
): string {
  const names = (list: CatalogueService['required'] = []) => list.map(type => documentNames[language][type]).join(' | ')
  switch (column) {
    case 'institution':
      return institution
    case 'branch.id':
      return branch.externalId
    case 'branch.name':
      return branch.name
    case 'branch.fullName':
      return branch.fullName
    case 'branch.region':
      return branch.address.region
    case 'branch.district':
      return branch.address.district
    case 'branch.location':
      return branch.address.location
    case 'branch.street':
      return branch.address.street
    case 'branch.house':
      return branch.address.house
    case 'branch.email':
      return branch.email
    case 'branch.hours':
      return branch.hours ? writeHours(branch.hours, language) : ''
    case 'branch.responsible':
      return branch.responsible
    case 'service.id':
      return service?.externalId ?? ''
    case 'service.name':
      return service?.name ?? ''
    case 'service.purpose':
      return service?.purpose ?? ''
    case 'service.required':
      return names(service?.required)
    case 'service.optional':
      return names(service?.optional)
    case 'service.payload':
      return service?.payload ?? ''
    case 'service.alias':
      return service?.alias ?? ''
    case 'service.retentionClass':
      return service?.retentionClass ?? ''
    case 'service.caseIndex':
      return service?.caseIndex ?? ''
  }
}
