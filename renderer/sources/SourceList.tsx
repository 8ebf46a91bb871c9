import type { SourceKind, SourceStatus } from '../../shared/model/source.ts'
import { useNow } from '../clock.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useUi, useView } from '../operator/desk-state.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { nameOf } from './source-names.ts'
import { describeSource, judgeSource } from './source-status.ts'
import { isFile, useChangeSources } from './sources-state.ts'
import type { FileLook } from './sources-ui.ts'

export const sourceIcons = {
  file: 'folder-simple',
  https: 'globe',
  api: 'plugs-connected',
  upload: 'table',
} as const satisfies Record<SourceKind, IconName>

interface SourceListProps {
  readonly shown: SourceStatus | FileLook
}

/** Every source with how it stands; above them a file that is being looked at. */
export function SourceList({ shown }: SourceListProps) {
  const text = useText()
  const now = useNow(1_000)
  const sources = useView(view => view.sources)
  const file = useUi(ui => ui.sources.file)
  return (
    <nav className="source-list" aria-label={text('sources.list')}>
      <ul>
        {file && <FileRow file={file} current={isFile(shown)} />}
        {sources.map(source => (
          <SourceRow key={source.id} source={source} current={source === shown} now={now} />
        ))}
      </ul>
    </nav>
  )
}

interface RowProps {
  readonly current: boolean
}

function FileRow({ file, current }: RowProps & { readonly file: FileLook }) {
  const text = useText()
  const change = useChangeSources()
  return (
    <li>
      <button
        type="button"
        className="source-row"
        aria-current={current || undefined}
        onClick={() => change({ shown: { kind: 'file' } })}
      >
        <Icon name="table" size={24} />
        <b className="clip">{text('sources.file-title', { name: file.name })}</b>
        <span className="source-row-state warn">
          <Icon name={file.kind === 'refused' ? 'x-circle' : 'hourglass-medium'} size={16} />
          {text(file.kind === 'reading' ? 'sources.file-reading' : 'sources.file-row')}
        </span>
      </button>
    </li>
  )
}

function SourceRow({ source, current, now }: RowProps & { readonly source: SourceStatus; readonly now: number }) {
  const text = useText()
  const language = useLanguage()
  const change = useChangeSources()
  const name = nameOf(source, text)
  const words = describeSource(judgeSource(source, now), { text, language })
  return (
    <li>
      <button
        type="button"
        className="source-row"
        aria-current={current || undefined}
        onClick={() => change({ shown: { kind: 'source', id: source.id } })}
      >
        <Icon name={sourceIcons[source.kind]} size={24} />
        <b className="clip" title={name}>
          {name}
        </b>
        <span className="meta clip">{text(`sources.kind-${source.kind}`)}</span>
        <span className={`source-row-state ${words.kind}`}>
          <Icon name={words.icon} size={16} />
          {words.strong}
        </span>
        {source.pendingCodes > 0 && (
          <span className="source-row-pending">
            <Icon name="warning" size={16} />
            {text('sources.pending-short', { count: source.pendingCodes })}
          </span>
        )}
      </button>
    </li>
  )
}
