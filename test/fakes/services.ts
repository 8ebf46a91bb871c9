import type { CodeReading, FoundCode } from '../../shared/model/code-reading.ts'
import type { BranchDetails, ServiceDetails, ServiceRow } from '../../shared/model/service.ts'
import { hiring, newName, studyLeave } from './views.ts'

/** The services' place of the invented institution, as the program answers about it. */

export const payload = (number: number): string =>
  `https://diia.app/acquirers/offer-request/${String(number).padStart(24, '0')}`

export function serviceRow(patch: Partial<ServiceRow> & Pick<ServiceRow, 'id' | 'name'>): ServiceRow {
  const facts = { branchId: 'b1', copies: 3, active: true, code: 'sealed', checkCode: '7K3M-Q2XD' } as const
  return { ...facts, removedAt: null, sourceId: null, ...patch }
}

export const sampleRows: readonly ServiceRow[] = [
  serviceRow({ id: hiring.id, name: hiring.name, copies: 4 }),
  serviceRow({ id: studyLeave.id, name: studyLeave.name, copies: 2, active: false }),
  serviceRow({ id: newName.id, name: newName.name, copies: 2, code: 'none', checkCode: '' }),
]

/** How many rows the program gives at a time. */
export const pageRows = 100

export function pageOf(rows: readonly ServiceRow[], offset: number): { rows: ServiceRow[]; total: number } {
  return { rows: rows.slice(offset, offset + pageRows), total: rows.length }
}

export function serviceDetails(patch: Partial<ServiceDetails> = {}): ServiceDetails {
  return {
    id: hiring.id,
    branchId: 'b1',
    name: hiring.name,
    alias: 'hiring',
    required: [...hiring.required],
    optional: [...hiring.optional],
    purpose: '',
    retentionClass: '',
    caseIndex: '05-14',
    active: true,
    source: null,
    kept: [],
    code: { state: 'sealed', payload: payload(1), checkCode: 'EF8N-AXRZ' },
    versions: [],
    packages: 0,
    ...patch,
  }
}

export function branchDetails(patch: Partial<BranchDetails> = {}): BranchDetails {
  return {
    id: 'b1',
    name: 'Відділ кадрів',
    institution: 'Зразківська міська лікарня',
    fullName: '',
    address: { region: '', district: '', location: '', street: '', house: '' },
    email: 'kadry@example.com',
    hours: null,
    responsible: '',
    mailboxId: 'm1',
    source: null,
    kept: [],
    ...patch,
  }
}

export function foundCode(payload: string, patch: Partial<FoundCode> = {}): FoundCode {
  return {
    payload,
    isText: true,
    bytes: payload.length,
    format: 'QRCode',
    version: '4',
    level: 'M',
    verdict: 'ok',
    kind: 'service',
    page: 1,
    box: { left: 0.1, top: 0.1, width: 0.3, height: 0.3 },
    ...patch,
  }
}

export function reading(...codes: readonly FoundCode[]): CodeReading {
  return { kind: 'codes', codes, pages: { lookedAt: 1, of: 1 } }
}
