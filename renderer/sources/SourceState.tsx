import type { SourceStatus } from '../../shared/model/source.ts'
import { useNow } from '../clock.ts'
import { dayTime, span } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { describeSource, judgeSource } from './source-status.ts'

interface SourceStateProps {
  readonly source: SourceStatus
  readonly onEdit: () => void
}

/** How a source stands: a line while all is well, otherwise what fails, what still works and what to do. */
export function SourceState({ source, onEdit }: SourceStateProps) {
  const text = useText()
  const language = useLanguage()
  const now = useNow(1_000)
  const truth = judgeSource(source, now)
  const words = describeSource(truth, { text, language })

  if (truth.kind !== 'silent' && truth.kind !== 'blocked') {
    const every = text('sources.looks-every', { span: span(source.intervalMs, language) })
    return (
      <p className={`source-line ${words.kind}`}>
        <Icon name={words.icon} size={20} />
        <span>
          <b>{words.strong}</b>
          {words.text}
          {truth.kind === 'working' && ` · ${every}`}
        </span>
      </p>
    )
  }

  const kept =
    truth.since === null
      ? text('sources.kept-none')
      : text('sources.kept-works', { date: dayTime(truth.since, language) })
  const next =
    truth.kind === 'silent' &&
    (truth.retryInMs > 0
      ? text('sources.next-try', { span: span(truth.retryInMs, language) })
      : text('sources.trying-now'))
  return (
    <Banner
      kind={truth.kind === 'blocked' ? 'bad' : 'warn'}
      title={`${words.strong}.`}
      action={
        truth.kind === 'blocked' && (
          <Button size="small" onClick={onEdit}>
            {text('sources.edit-long')}
          </Button>
        )
      }
    >
      {text(`error.${truth.error.code}`)}
      <span className="meta news-line">{[kept, next].filter(Boolean).join(' · ')}</span>
    </Banner>
  )
}
