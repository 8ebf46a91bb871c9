import type { SourceSettings, SourceStatus } from '../../shared/model/source.ts'
import type { ServicesSync } from '../jobs/services-sync.ts'
import type { SourceRow } from '../store/sources.ts'

/** A source as the desk sees it. */
export function sourceStatus(
  { id, settings, lastSuccessAt, report }: SourceRow,
  syncs: ReadonlyMap<string, Pick<ServicesSync, 'status'>>,
  pendingCodes: number,
): SourceStatus {
  const { job, intervalMs } = syncs.get(id)?.status() ?? { job: { kind: 'idle' } as const, intervalMs: 0 }
  return {
    id,
    kind: settings.kind,
    name: settings.name,
    place: placeOf(settings),
    job,
    intervalMs,
    lastSuccessAt,
    changed: report && { at: report.at, counts: report.counts },
    problemCount: report?.problemCount ?? 0,
    pendingCodes,
    error: job.kind === 'waiting' || job.kind === 'blocked' ? job.error.code : null,
  }
}

/** Where it is, without what only the source itself needs of its address. */
function placeOf(settings: SourceSettings): string {
  switch (settings.kind) {
    case 'file':
      return settings.path
    case 'https':
      return URL.parse(settings.address)?.host ?? ''
    case 'api':
      return settings.host
    case 'upload':
      return ''
  }
}
