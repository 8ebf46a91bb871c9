import { AppError } from '../../shared/errors.ts'
import type { Database } from './database.ts'
import { createDocuments } from './documents.ts'
import { createLetters } from './letters.ts'
import { readVersion } from './migrate.ts'

/** Ids of what is wrong, the first of them, and how many there are in all. */
export interface Suspects {
  readonly count: number
  readonly ids: readonly string[]
}

/** What SQLite itself says of a file, whatever its schema. */
export interface FileState {
  readonly version: number
  readonly pragmas: Readonly<Record<string, unknown>>
  /** Empty when it is whole. */
  readonly integrity: readonly string[]
  readonly foreignKeys: readonly { readonly table: string; readonly count: number }[]
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>
}

/** What our own hashes and relations say of its content. */
export interface ContentState {
  readonly letters: { readonly checked: number; readonly changed: Suspects; readonly missing: Suspects }
  readonly documents: { readonly checked: number; readonly changed: Suspects; readonly missing: Suspects }
  readonly orphans: Readonly<Record<string, Suspects>>
}

const mostIds = 100
const shownPragmas = [
  'cipher',
  'journal_mode',
  'page_size',
  'page_count',
  'freelist_count',
  'encoding',
  'application_id',
]

/** Looks at the whole file; reads only. */
export function inspectFile(database: Database): FileState {
  const integrity = database.prepare<[], { line: string }>('SELECT integrity_check AS line FROM pragma_integrity_check')
  const foreignKeys = database.prepare<[], { table: string; count: number }>(
    'SELECT "table", count(*) AS count FROM pragma_foreign_key_check GROUP BY "table"',
  )
  const tables = database.prepare<[], { name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name",
  )
  const rowsOf = (table: string) =>
    database.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${table.replaceAll('"', '""')}"`).get()!.rows
  return {
    version: readVersion(database),
    pragmas: Object.fromEntries(shownPragmas.map(name => [name, database.pragma(name)])),
    integrity: integrity
      .all()
      .map(({ line }) => line)
      .filter(line => line !== 'ok'),
    foreignKeys: foreignKeys.all(),
    tables: Object.fromEntries(tables.all().map(({ name }) => [name, rowsOf(name)])),
  }
}

/** Rows that no relation of the schema forbids, and that no code of ours writes. */
const orphanSql = {
  lettersWithoutPackage: 'SELECT id FROM letters WHERE id NOT IN (SELECT letter_id FROM packages)',
  documentsOfOtherLetters: `SELECT d.id FROM documents AS d JOIN packages AS p ON p.id = d.package_id
    WHERE p.letter_id <> d.letter_id`,
  bytesBesideRanges: `SELECT b.document_id AS id FROM document_bytes AS b JOIN documents AS d ON d.id = b.document_id
    WHERE d.range_offset IS NOT NULL`,
  bytesOfNoDocument: 'SELECT document_id AS id FROM document_bytes WHERE document_id NOT IN (SELECT id FROM documents)',
  bytesOfNoLetter: 'SELECT letter_id AS id FROM letter_bytes WHERE letter_id NOT IN (SELECT id FROM letters)',
} as const

/** Reads every letter and every document again and compares them with their hashes. The schema must be the newest. */
export function inspectContent(database: Database, onProgress: (done: number, total: number) => void): ContentState {
  const letters = createLetters(database)
  const documents = createDocuments(database)
  const idsOf = (sql: string) =>
    database
      .prepare<[], { id: string }>(sql)
      .all()
      .map(({ id }) => id)
  const letterIds = idsOf('SELECT id FROM letters ORDER BY id')
  const documentIds = idsOf('SELECT id FROM documents ORDER BY id')
  const total = letterIds.length + documentIds.length

  function check(ids: readonly string[], before: number, isWhole: (id: string) => boolean) {
    const [changed, missing]: [string[], string[]] = [[], []]
    for (const [index, id] of ids.entries()) {
      onProgress(before + index, total)
      try {
        if (!isWhole(id)) changed.push(id)
      } catch (error) {
        const code = error instanceof AppError ? error.code : undefined
        if (code === 'document.missing') missing.push(id)
        else if (code === 'document.changed' || code === 'store.damaged') changed.push(id)
        else throw error
      }
    }
    return { checked: ids.length, changed: suspects(changed), missing: suspects(missing) }
  }

  return {
    letters: check(letterIds, 0, id => {
      const { trouble, problem, bytes } = letters.get(id)!
      // Of a letter that was too large, or could not be fetched, only the headers are kept.
      const isPart = trouble === 'too-large' || problem?.code === 'letter.unfetchable'
      return letters.raw(id).length === bytes || isPart
    }),
    documents: check(documentIds, letterIds.length, id => documents.content(id).length === documents.get(id)!.bytes),
    orphans: Object.fromEntries(Object.entries(orphanSql).map(([name, sql]) => [name, suspects(idsOf(sql))])),
  }
}

function suspects(ids: readonly string[]): Suspects {
  return { count: ids.length, ids: ids.slice(0, mostIds) }
}

/** In words that code chose: what is wrong, empty when nothing is. */
export function problemsOf(file: FileState, content: ContentState | null, latest: number): readonly string[] {
  const found: [string, boolean][] = [
    ['schema.newer', file.version > latest],
    ['schema.missing', file.version === 0],
    ['file.damaged', file.integrity.length > 0],
    ['relations.broken', file.foreignKeys.length > 0],
  ]
  if (content !== null) {
    for (const kind of ['letters', 'documents'] as const) {
      found.push(
        [`${kind}.changed`, content[kind].changed.count > 0],
        [`${kind}.missing`, content[kind].missing.count > 0],
      )
    }
    found.push(['orphans', Object.values(content.orphans).some(({ count }) => count > 0)])
  }
  return found.filter(([, isSo]) => isSo).map(([name]) => name)
}
