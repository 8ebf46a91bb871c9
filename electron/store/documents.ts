import { createHash } from 'node:crypto'
import type { CopyType } from '../../shared/document-types.ts'
import { AppError } from '../../shared/errors.ts'
import type { CopyProblem, MediaKind, typeSources } from '../../shared/model/package.ts'
import { decodeTransfer } from '../domain/transfer-encoding.ts'
import type { TransferEncoding } from '../domain/transfer-encoding.ts'
import type { Database } from './database.ts'
import { createLetterBytes } from './letter-bytes.ts'

/** Where the encoded content of a document lies in its raw letter, in bytes. */
export interface DocumentRange {
  readonly offset: number
  readonly length: number
  readonly encoding: TransferEncoding
}

export interface DocumentRow {
  readonly id: string
  readonly packageId: string
  readonly letterId: string
  /** Its place in the letter. */
  readonly position: number
  /** Safe to show. */
  readonly name: string
  readonly declaredType: string
  readonly media: MediaKind
  readonly type: CopyType | null
  readonly typeSource: (typeof typeSources)[number] | null
  /** Size and SHA-256 (hex) of the decoded content. */
  readonly bytes: number
  readonly sha256: string
  readonly problem: CopyProblem | null
  /** Null when the content is stored beside the letter. */
  readonly range: DocumentRange | null
  /** A copy for the clerk to look at, as opposed to an attachment that is only kept. */
  readonly isCopy: boolean
  /** Places in the letter: of what it was taken out of, and of the document that it signs. */
  readonly takenFrom: number | null
  readonly signatureOf: number | null
}

export interface Documents {
  /** `content` is given exactly when `range` is null. */
  add(document: DocumentRow, content: Uint8Array | null): void
  /** In the order of the letter. */
  ofPackage(packageId: string): readonly DocumentRow[]
  get(id: string): DocumentRow | undefined
  /** The decoded bytes. @throws AppError `document.missing`; `document.changed` when they are not those that were stored. */
  content(id: string): Uint8Array
}

interface Row extends Omit<DocumentRow, 'range' | 'isCopy'> {
  readonly rangeOffset: number | null
  readonly rangeLength: number | null
  readonly rangeEncoding: TransferEncoding | null
  readonly isCopy: number
}

const columns = `id, package_id AS packageId, letter_id AS letterId, position, name, declared_type AS declaredType, media, type,
  type_source AS typeSource, bytes, sha256, problem, range_offset AS rangeOffset, range_length AS rangeLength,
  range_encoding AS rangeEncoding, is_copy AS isCopy, taken_from AS takenFrom, signature_of AS signatureOf`

export function createDocuments(database: Database): Documents {
  const add = database.prepare<[Row]>(
    `INSERT INTO documents (id, package_id, letter_id, position, name, declared_type, media, type, type_source, bytes, sha256,
       problem, range_offset, range_length, range_encoding, is_copy, taken_from, signature_of)
     VALUES (@id, @packageId, @letterId, @position, @name, @declaredType, @media, @type, @typeSource, @bytes, @sha256,
       @problem, @rangeOffset, @rangeLength, @rangeEncoding, @isCopy, @takenFrom, @signatureOf)`,
  )
  const addBytes = database.prepare<[string, Uint8Array]>(
    'INSERT INTO document_bytes (document_id, content) VALUES (?, ?)',
  )
  const ofPackage = database.prepare<[string], Row>(
    `SELECT ${columns} FROM documents WHERE package_id = ? ORDER BY position`,
  )
  const get = database.prepare<[string], Row>(`SELECT ${columns} FROM documents WHERE id = ?`)
  const beside = database.prepare<[string], { content: Uint8Array }>(
    'SELECT content FROM document_bytes WHERE document_id = ?',
  )
  const letterBytes = createLetterBytes(database)

  return {
    add({ range, isCopy, ...plain }, bytes) {
      if ((range === null) !== (bytes !== null)) throw new Error('a document has either a range or content')
      database.transaction(() => {
        add.run({
          ...plain,
          rangeOffset: range?.offset ?? null,
          rangeLength: range?.length ?? null,
          rangeEncoding: range?.encoding ?? null,
          isCopy: Number(isCopy),
        })
        if (bytes !== null) addBytes.run(plain.id, bytes)
      })
    },
    ofPackage: packageId => ofPackage.all(packageId).map(toDocument),
    get(id) {
      const row = get.get(id)
      return row && toDocument(row)
    },
    content(id) {
      const row = get.get(id)
      const document = row && toDocument(row)
      if (!document) throw new AppError('document.missing', id)
      const { range, letterId, sha256 } = document
      const stored = range ? letterBytes.read(letterId, range.offset, range.length) : beside.get(id)?.content
      if (!stored) throw new AppError('document.missing', id)
      const bytes = decodeTransfer(stored, range?.encoding ?? 'identity')
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new AppError('document.changed', id)
      return bytes
    },
  }
}

function toDocument({ rangeOffset, rangeLength, rangeEncoding, isCopy, ...plain }: Row): DocumentRow {
  const isRange = rangeOffset !== null && rangeLength !== null && rangeEncoding !== null
  const range = isRange ? { offset: rangeOffset, length: rangeLength, encoding: rangeEncoding } : null
  return { ...plain, range, isCopy: isCopy === 1 }
}
