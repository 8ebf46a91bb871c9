import { useId, useState } from 'react'
import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { useLandingFocus } from '../ui/use-landing-focus.ts'
import { catalogueFiles } from './catalogue-files.ts'
import { ChangeGroups } from './ChangeGroups.tsx'
import { Incomplete } from './ChangeReport.tsx'
import { outlookOf, takePartsOf } from './file-outlook.ts'
import { ProblemList } from './ProblemList.tsx'
import type { FileLook, SourcesDialog } from './sources-ui.ts'
import { useFile } from './use-file.ts'
import '../ui/news.css'
import './source-pane.css'

interface FilePaneProps {
  readonly file: FileLook
  readonly onDialog: (dialog: SourcesDialog) => void
}

/** A file that was handed over: what it would change, before anything does. */
export function FilePane({ file, onDialog }: FilePaneProps) {
  const text = useText()
  const heading = useId()
  const landing = useLandingFocus<HTMLHeadingElement>(file.kind)
  return (
    <section className="source-pane" aria-labelledby={heading}>
      <div className="source-scroll" aria-busy={file.kind === 'reading'}>
        <header className="source-head">
          <h2 id={heading} ref={landing} tabIndex={-1}>
            {text('sources.file-title', { name: file.name })}
          </h2>
        </header>
        <Looked file={file} />
      </div>
      <FileDecisions file={file} onDialog={onDialog} />
    </section>
  )
}

function Looked({ file }: { readonly file: FileLook }) {
  const text = useText()
  switch (file.kind) {
    case 'reading':
      return <p role="status">{text('sources.file-reading')}</p>
    case 'refused':
      return (
        <Banner kind="bad" live title={text('sources.file-refused')}>
          {text(`error.${file.error}`)}
        </Banner>
      )
    case 'read': {
      const outlook = outlookOf(file.report)
      return (
        <>
          <Banner kind={outlook === 'trouble' ? 'warn' : 'info'} live title={text(titles[outlook])}>
            {text(abouts[outlook])}
          </Banner>
          <Incomplete report={file.report} />
          <ChangeGroups report={file.report} sourceId={null} />
          <ProblemList report={file.report} about="problems-about" />
        </>
      )
    }
    default:
      return file satisfies never
  }
}

const titles = {
  changes: 'sources.file-about',
  same: 'sources.file-same',
  trouble: 'sources.file-only-trouble',
} as const
const abouts = {
  changes: 'sources.file-about-more',
  same: 'sources.file-same-about',
  trouble: 'sources.file-only-trouble-about',
} as const

function FileDecisions({ file, onDialog }: FilePaneProps) {
  const text = useText()
  const { look, take, drop } = useFile()
  const [busy, setBusy] = useState(false)
  const changes = file.kind === 'read' && outlookOf(file.report) === 'changes'
  return (
    <footer className="source-decisions">
      <div className="source-decisions-buttons">
        {changes && (
          <Button
            kind="primary"
            size="large"
            busy={busy}
            busyText={text('sources.file-taking')}
            onClick={() => {
              setBusy(true)
              void take().then(() => setBusy(false))
            }}
          >
            {text('sources.file-take', { parts: takePartsOf(file.report, text) })}
          </Button>
        )}
        {!changes && file.kind !== 'reading' && (
          <FileButton
            size="large"
            label={text('sources.take-label')}
            accept={catalogueFiles}
            onFiles={([other]) => other && void look(other)}
          >
            {text('sources.file-other')}
          </FileButton>
        )}
        {file.kind === 'refused' && (
          <Button size="large" onClick={() => onDialog({ kind: 'export', content: 'template' })}>
            {text('sources.way-file-template')}
          </Button>
        )}
        <Button size="large" kind={changes || file.kind === 'reading' ? 'second' : 'quiet'} onClick={drop}>
          {text(changes ? 'sources.file-drop' : file.kind === 'reading' ? 'common.cancel' : 'common.close')}
        </Button>
      </div>
    </footer>
  )
}
