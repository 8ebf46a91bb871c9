import { useId } from 'react'
import type { SourceStatus, SyncReport } from '../../shared/model/source.ts'
import { dayTime } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { ChangeGroups } from './ChangeGroups.tsx'
import { ProblemList } from './ProblemList.tsx'

interface ChangeReportProps {
  readonly source: SourceStatus
  /** Of the last sync that found a difference; null before the first. */
  readonly report: SyncReport | null
  /** Services whose new code is being decided on: told of above, not among the changes. */
  readonly waiting: ReadonlySet<string>
}

/** What the source's last news changed here. */
export function ChangeReport({ source, report, waiting }: ChangeReportProps) {
  const text = useText()
  const language = useLanguage()
  const heading = useId()
  return (
    <>
      <section className="source-section" aria-labelledby={heading}>
        <h3 id={heading}>
          {report === null
            ? text('sources.changed-never')
            : text('sources.changed', { date: dayTime(report.at, language) })}
        </h3>
        {report === null ? (
          <p className="source-about">
            {text(source.lastSuccessAt !== null ? 'sources.changed-nothing' : 'sources.changed-unread')}
          </p>
        ) : (
          <>
            <Incomplete report={report} />
            <ChangeGroups report={settledOf(report, waiting)} sourceId={source.id} />
          </>
        )}
      </section>
      {report !== null && (
        <ProblemList report={report} about={source.kind === 'api' ? 'problems-about-api' : 'problems-about'} />
      )}
    </>
  )
}

/** Rows that could not be read may be the very ones that seem to be gone. */
export function Incomplete({ report }: { readonly report: SyncReport }) {
  const text = useText()
  if (report.complete) return null
  return (
    <Banner kind="warn" title={text('sources.incomplete')}>
      {text('sources.incomplete-about')}
    </Banner>
  )
}

function settledOf(report: SyncReport, waiting: ReadonlySet<string>): SyncReport {
  const changes = report.changes.filter(({ kind, id }) => kind !== 'code' || !waiting.has(id))
  const told = report.changes.length - changes.length
  return { ...report, changes, counts: { ...report.counts, code: report.counts.code - told } }
}
