import type { FieldChange, PendingCode, SourceStatus, SyncChange, SyncReport } from '../../shared/model/source.ts'

/** Sample sources of an invented institution, and what a sync of theirs tells. */

export const quarterMs = 15 * 60_000
const noCounts = { added: 0, changed: 0, removed: 0, returned: 0, conflict: 0, code: 0 }

export function source(now: number, patch: Partial<SourceStatus> = {}): SourceStatus {
  return {
    id: 'office',
    kind: 'https',
    name: 'Перелік головного закладу',
    place: 'lists.example.org',
    job: { kind: 'idle' },
    intervalMs: quarterMs,
    lastSuccessAt: now - 4 * 60_000,
    changed: null,
    problemCount: 0,
    pendingCodes: 0,
    error: null,
    ...patch,
  }
}

export const partner = (now: number, patch: Partial<SourceStatus> = {}): SourceStatus =>
  source(now, { id: 'partner', kind: 'api', name: 'Партнер Дії', place: 'production', ...patch })

export function change(patch: Partial<SyncChange> & Pick<SyncChange, 'kind'>): SyncChange {
  const about = { about: 'service', id: 'hiring', name: 'Приймання на роботу', branchName: 'Відділ кадрів' } as const
  return { ...about, fields: [], rival: null, externalId: '', ...patch }
}

export function field(name: string, before: string, after: string): FieldChange {
  return { field: name, before, after }
}

/** A report of these changes, counted; `patch.counts` where more were found than are listed. */
export function report(changes: readonly SyncChange[], patch: Partial<SyncReport> = {}): SyncReport {
  const counts = { ...noCounts }
  for (const { kind } of changes) counts[kind] += 1
  return { at: 0, counts, changes: [...changes], complete: true, problemCount: 0, problems: [], ...patch }
}

export function pendingCode(serviceId: string, patch: Partial<PendingCode> = {}): PendingCode {
  return {
    serviceId,
    serviceName: `Послуга ${serviceId}`,
    branchName: 'Відділ кадрів',
    active: true,
    beforeCheckCode: '7K3M-Q2XD',
    after: `https://diia.app/acquirers/offer-request/${serviceId}`,
    afterCheckCode: '9F2B-HT0W',
    refusal: null,
    posters: 0,
    foundAt: 0,
    ...patch,
  }
}
