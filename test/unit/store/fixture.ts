import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { newBranch, newService } from '../../../shared/model/service.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { AppError } from '../../../shared/errors.ts'
import { connect } from '../../../electron/store/database.ts'
import type { Database } from '../../../electron/store/database.ts'
import type { DocumentRow } from '../../../electron/store/documents.ts'
import type { LetterRow } from '../../../electron/store/letters.ts'
import type { PackageRow } from '../../../electron/store/packages.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { Store } from '../../../electron/store/store.ts'

export const key = 'ab'.repeat(32)

const folders: string[] = []
const open: { close(): void }[] = []

afterEach(() => {
  for (const each of open.splice(0)) each.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that is removed after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pryimalnia-store-'))
  folders.push(folder)
  return folder
}

export function newPath(): string {
  return join(newFolder(), 'store.db')
}

/** A store that is closed after the test. */
export function newStore(path = newPath()): Store {
  const store = openStore({ path, key })
  open.push(store)
  return store
}

/** A second connection to the same file, for what a store never does. */
export function tamper(path: string, work: (database: Database) => void): void {
  const database = connect(path, key, 'write')
  try {
    work(database)
  } finally {
    database.close()
  }
}

/** Names and hashes of everything in a folder, but for SQLite's index of the log, which is built anew after a crash. */
export function photograph(folder: string): Record<string, string> {
  const names = readdirSync(folder)
    .filter(name => !name.endsWith('-shm'))
    .toSorted()
  return Object.fromEntries(names.map(name => [name, sha256(readFileSync(join(folder, name)))]))
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function codeOf(work: () => unknown): ErrorCode | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

export const mailbox = {
  id: 'box',
  settings: {
    kind: 'imap',
    address: 'copies@example.org',
    host: 'imap.example.org',
    port: 993,
    security: 'tls',
    user: 'copies@example.org',
    folder: 'INBOX',
  },
} as const

export const branch = newBranch({
  id: 'branch',
  name: 'Відділення № 1',
  institution: 'Зразкова установа',
  mailboxId: 'box',
})

export const service = newService({
  id: 'service',
  branchId: 'branch',
  mailboxId: 'box',
  name: 'Відкриття рахунку',
  required: ['passport', 'taxpayer-card'],
  optional: ['pension-card'],
  payload: 'https://diia.app/demo/1',
  active: true,
})

/** A branch, a mailbox and a service, which letters and packages refer to. */
export function furnish(store: Store): Store {
  store.mailboxes.add(mailbox, 0)
  store.branches.add(branch)
  store.services.add(service, null, 0)
  return store
}

export function letterOf(id: string, raw: Uint8Array): Omit<LetterRow, 'seenCount'> {
  return {
    id,
    sha256: sha256(raw),
    mailboxId: 'box',
    folder: 'INBOX',
    uidValidity: '17',
    uid: 1,
    receivedAt: 1_000,
    recordedAt: 1_001,
    from: { name: 'Олена', address: 'olena@example.org' },
    to: [{ name: '', address: 'copies@example.org' }],
    subject: 'Копії документів',
    sentAt: null,
    messageId: '<1@example.org>',
    text: 'Добрий день',
    automatic: false,
    bytes: raw.length,
    trouble: null,
    problem: null,
  }
}

export function packageOf(id: string, letterId: string, change: Partial<PackageRow> = {}): PackageRow {
  return {
    id,
    letterId,
    mailboxId: 'box',
    folder: 'INBOX',
    sender: 'olena@example.org',
    serverId: null,
    seenAt: null,
    recordedAt: 1_001,
    code: 47,
    state: 'new',
    reason: null,
    serviceId: 'service',
    serviceVersion: 1,
    evidence: 'only-service',
    missing: 1,
    receivedAt: 1_000,
    reviewedAt: null,
    settledAt: null,
    aside: null,
    copiesSha256: null,
    repeatsId: null,
    shownAt: null,
    ...change,
  }
}

export function documentOf(id: string, content: Uint8Array, change: Partial<DocumentRow> = {}): DocumentRow {
  return {
    id,
    packageId: 'package',
    letterId: 'letter',
    position: 0,
    name: 'паспорт.pdf',
    declaredType: 'application/pdf',
    media: 'pdf',
    type: 'internal-passport',
    typeSource: 'file-name',
    bytes: content.length,
    sha256: sha256(content),
    problem: null,
    range: null,
    isCopy: true,
    takenFrom: null,
    signatureOf: null,
    ...change,
  }
}

/** A store with one letter and its package. */
export function storeWithLetter(raw: Uint8Array = randomBytes(100), path = newPath()): Store {
  const store = furnish(newStore(path))
  store.letters.add(letterOf('letter', raw), raw)
  store.packages.add(packageOf('package', 'letter'))
  return store
}
