import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, errorCodes } from '../../shared/errors.ts'
import type { ErrorCode, WireError } from '../../shared/errors.ts'
import type { LetterTrouble } from '../../shared/model/package.ts'
import type { LetterPosition, MailAddress } from '../domain/letter.ts'
import type { Database } from './database.ts'
import { createLetterBytes } from './letter-bytes.ts'
import { readJson } from './stored-json.ts'

export interface LetterRow extends LetterPosition {
  readonly id: string
  /** Of the stored raw bytes, in hex: what a letter is known by when it comes again. */
  readonly sha256: string
  /** Where it came first, and when; of each mailbox that it came to, its package there says so. */
  readonly mailboxId: string
  readonly receivedAt: number
  readonly recordedAt: number
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly subject: string
  readonly sentAt: number | null
  readonly messageId: string | null
  readonly text: string
  readonly automatic: boolean
  /** Size on the server; more than is stored when the letter was too large to fetch. */
  readonly bytes: number
  readonly trouble: LetterTrouble | null
  readonly problem: WireError | null
  /** Once, and once for each time that it came again to a mailbox that has it; what is only given anew by a folder that was numbered anew came once. */
  readonly seenCount: number
}

export interface Letters {
  findByHash(sha256: string): LetterRow | undefined
  /** Within one mailbox: another server may give the same name to another letter. */
  findByServerId(mailboxId: string, serverId: string, bytes: number, receivedAt: number): string | undefined
  /** Counts as seen once. */
  add(letter: Omit<LetterRow, 'seenCount'>, raw: Uint8Array): void
  get(id: string): LetterRow | undefined
  /** @throws AppError `document.missing`; `document.changed` when the bytes are not those that were stored. */
  raw(id: string): Uint8Array
  countAgain(id: string): void
}

type Plain = Omit<LetterRow, 'from' | 'to' | 'automatic' | 'problem'>
interface Row extends Plain {
  readonly fromName: string
  readonly fromAddress: string
  readonly recipients: string
  readonly automatic: number
  readonly problemCode: string | null
  readonly problemDetail: string | null
}

const columns = `id, sha256, mailbox_id AS mailboxId, folder, uid_validity AS uidValidity, uid, received_at AS receivedAt,
  recorded_at AS recordedAt, from_name AS fromName, from_address AS fromAddress, recipients, subject, sent_at AS sentAt,
  message_id AS messageId, text, automatic, bytes, trouble, problem_code AS problemCode, problem_detail AS problemDetail,
  seen_count AS seenCount`
const addresses = z.array(z.object({ name: z.string(), address: z.string() }))

/** What reading says of a letter, as its columns keep it; the rest stays as it is. */
export function letterColumns<T extends Pick<LetterRow, 'from' | 'to' | 'automatic' | 'problem'>>(letter: T) {
  const { from, to, automatic, problem, ...plain } = letter
  return {
    ...plain,
    fromName: from.name,
    fromAddress: from.address,
    recipients: JSON.stringify(to),
    automatic: Number(automatic),
    problemCode: problem?.code ?? null,
    problemDetail: problem?.detail ?? null,
  }
}

export function createLetters(database: Database): Letters {
  const byHash = database.prepare<[string], Row>(`SELECT ${columns} FROM letters WHERE sha256 = ?`)
  const byId = database.prepare<[string], Row>(`SELECT ${columns} FROM letters WHERE id = ?`)
  const byServerId = database.prepare<[string, string, number, number], { id: string }>(
    `SELECT l.id FROM packages AS p JOIN letters AS l ON l.id = p.letter_id
     WHERE p.mailbox_id = ? AND p.server_id = ? AND l.bytes = ? AND p.received_at = ?`,
  )
  const add = database.prepare<[Omit<Row, 'seenCount'>]>(
    `INSERT INTO letters (id, sha256, mailbox_id, folder, uid_validity, uid, received_at, recorded_at, from_name, from_address,
       recipients, subject, sent_at, message_id, text, automatic, bytes, trouble, problem_code, problem_detail)
     VALUES (@id, @sha256, @mailboxId, @folder, @uidValidity, @uid, @receivedAt, @recordedAt, @fromName, @fromAddress,
       @recipients, @subject, @sentAt, @messageId, @text, @automatic, @bytes, @trouble, @problemCode, @problemDetail)`,
  )
  const letterBytes = createLetterBytes(database)
  const countAgain = database.prepare<[string]>('UPDATE letters SET seen_count = seen_count + 1 WHERE id = ?')

  return {
    findByHash: sha256 => toLetter(byHash.get(sha256)),
    findByServerId: (...named) => byServerId.get(...named)?.id,
    get: id => toLetter(byId.get(id)),
    add(letter, bytes) {
      database.transaction(() => {
        add.run(letterColumns(letter))
        letterBytes.add(letter.id, bytes)
      })
    },
    raw(id) {
      const row = byId.get(id)
      const raw = row && letterBytes.read(id, 0, Infinity)
      if (!row || !raw) throw new AppError('document.missing', id)
      if (createHash('sha256').update(raw).digest('hex') !== row.sha256) throw new AppError('document.changed', id)
      return raw
    },
    countAgain: id => void countAgain.run(id),
  }
}

function toLetter(row: Row | undefined): LetterRow | undefined {
  if (!row) return undefined
  const { fromName, fromAddress, recipients, automatic, problemCode, problemDetail, ...plain } = row
  return {
    ...plain,
    from: { name: fromName, address: fromAddress },
    to: readJson(addresses, recipients, row.id),
    automatic: automatic === 1,
    problem: toProblem(problemCode, problemDetail),
  }
}

function toProblem(code: string | null, detail: string | null): WireError | null {
  if (code === null) return null
  // A code that this version no longer has.
  const known: ErrorCode = Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : 'internal'
  return detail === null ? { code: known } : { code: known, detail }
}
