import {
  branchFields,
  serviceFields,
  type BranchField,
  type CatalogueContent,
  type Owned,
  type ServiceField,
} from './catalogue.ts'
import { addressParts, createCatalogueDraft, type BranchDraft, type RawRow } from './catalogue-draft.ts'
import { readCell } from './csv-cell.ts'
import { columns, findColumn, headings, type Column } from './csv-columns.ts'
import type { CsvRecord } from './csv-rows.ts'
import { readText } from './read-fields.ts'
import type { Problems } from './catalogue-problems.ts'

/** Without these a row says nothing of who it is. */
const needed = ['branch.id', 'branch.name', 'service.id', 'service.name'] as const satisfies readonly Column[]
const branchColumns = columns.filter(column => column.startsWith('branch.'))
const serviceColumns = columns.filter(column => column.startsWith('service.'))

interface Table {
  readonly width: number
  /** The index of a column's cell. */
  readonly at: ReadonlyMap<Column, number>
  /** What stands above it in this file. */
  readonly named: (column: Column) => string
}

interface Row {
  readonly number: number
  readonly cell: (column: Column) => string
}

/** Rows of a table; the headings stand in row `headingsAt`. @throws TooMany */
export function readCsvRows(records: Iterable<CsvRecord>, headingsAt: number): CatalogueContent {
  const draft = createCatalogueDraft()
  const { problems } = draft
  const branches = new Map<string, { readonly first: Row; readonly draft: BranchDraft | null }>()
  const told = new Set<string>()
  let table: Table = { at: new Map(), width: 0, named: column => headings[column].uk }
  let above = ''
  let institution = ''

  for (const { number, cells, isBroken } of records) {
    if (number === headingsAt) table = readHeadings(cells, number, problems)
    if (number <= headingsAt) continue
    if (!needed.every(column => table.at.has(column))) break
    if (isBroken) problems.add('quote-open', { row: number, field: '' })
    else if (cells.slice(table.width).some(cell => cell.trim() !== ''))
      problems.add('row-uneven', { row: number, field: '' }, String(cells.length))
    else if (cells.some(cell => cell.trim() !== ''))
      readRow({ number, cell: column => readCell(cells[table.at.get(column) ?? -1] ?? '') })
  }

  function readRow(row: Row): void {
    const named = row.cell('institution')
    if (institution === '') institution = named
    else if (named !== '' && named !== institution) tellDifference(row, 'institution', '')
    // Cells that were merged in the spreadsheet are empty below the first: such a row is of the branch above.
    const id = branchColumns.every(column => row.cell(column) === '') ? above : row.cell('branch.id')
    above = id
    const known = branches.get(id)
    const branch = known ?? { first: row, draft: draft.addBranch(rawOf(row, 'branch')) }
    if (known) compareBranches(known.first, row, id)
    else if (id !== '') branches.set(id, branch)
    if (serviceColumns.some(column => row.cell(column) !== '')) branch.draft?.addService(rawOf(row, 'service'))
  }

  function rawOf<Part extends string>(row: Row, kind: 'branch' | 'service'): RawRow<Part> {
    const column = (part: Part) => `${kind}.${part}` as Column
    return {
      row: row.number,
      value: part => row.cell(column(part)),
      place: part => (part === undefined ? '' : table.named(column(part))),
    }
  }

  function compareBranches(first: Row, row: Row, id: string): void {
    for (const column of branchColumns) {
      const text = row.cell(column)
      if (text !== '' && text !== first.cell(column)) tellDifference(row, column, id)
    }
  }

  /** What is said first counts; what is said otherwise is told once, however many rows repeat it. */
  function tellDifference(row: Row, column: Column, id: string): void {
    const mark = `${column}/${id}`
    if (told.has(mark)) return
    told.add(mark)
    problems.add('branch-differs', { row: row.number, field: table.named(column) }, row.cell(column))
  }

  const name = readText(
    {
      value: institution,
      report: (code, value) => problems.add(code, { row: headingsAt, field: table.named('institution') }, value),
    },
    200,
  )
  return draft.finish(name || null, ownedBy(table, name ?? ''))
}

function readHeadings(cells: readonly string[], row: number, problems: Problems): Table {
  const at = new Map<Column, number>()
  cells.forEach((cell, index) => {
    const heading = readCell(cell)
    const column = findColumn(heading)
    if (column === undefined) {
      if (heading !== '') problems.add('column-unknown', { row, field: heading }, heading)
    } else if (at.has(column)) problems.add('column-twice', { row, field: heading }, heading)
    else at.set(column, index)
  })
  for (const column of needed)
    if (!at.has(column))
      problems.add('column-missing', { row, field: '' }, `${headings[column].uk} / ${headings[column].en}`)
  return {
    at,
    width: cells.length,
    named: column => readCell(cells[at.get(column) ?? -1] ?? '') || headings[column].uk,
  }
}

function ownedBy({ at }: Table, institution: string): Owned {
  const hasBranch = (field: BranchField): boolean => {
    switch (field) {
      case 'institution':
        return institution !== ''
      case 'address':
        return addressParts.some(part => at.has(`branch.${part}`))
      case 'fullName':
      case 'email':
      case 'hours':
      case 'responsible':
        return at.has(`branch.${field}`)
    }
  }
  const hasService = (field: ServiceField): boolean => at.has(`service.${field}`)
  return { branch: new Set(branchFields.filter(hasBranch)), service: new Set(serviceFields.filter(hasService)) }
}
