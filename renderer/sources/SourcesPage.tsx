import { useState } from 'react'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { PageFrame } from '../operator/PageFrame.tsx'
import { useGo } from '../operator/places.ts'
import { useEscape } from '../operator/use-escape.ts'
import { Button } from '../ui/Button.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useFileDrop } from '../ui/use-file-drop.ts'
import { catalogueFiles } from './catalogue-files.ts'
import { EmptySources } from './EmptySources.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { FilePane } from './FilePane.tsx'
import { RemoveSource } from './RemoveSource.tsx'
import { SourceDialog } from './SourceDialog.tsx'
import { SourceList } from './SourceList.tsx'
import { SourcePane } from './SourcePane.tsx'
import { isFile, useShownSource } from './sources-state.ts'
import type { SourcesDialog } from './sources-ui.ts'
import { useFile } from './use-file.ts'
import './sources.css'
import './sources-empty.css'

/** Where branches and services come from, and what is new there. */
export function SourcesPage() {
  const text = useText()
  const go = useGo()
  const { look } = useFile()
  const shown = useShownSource()
  const [dialog, setDialog] = useState<SourcesDialog | null>(null)
  useEscape(() => go('queue'))
  const over = useFileDrop({ onFiles: ([file]) => file && void look(file) })

  return (
    <PageFrame
      title={text('desk.place-sources')}
      filled={shown !== null}
      tools={
        shown !== null && (
          <>
            <Button icon="download-simple" onClick={() => setDialog({ kind: 'export', content: 'all' })}>
              {text('sources.export')}
            </Button>
            <FileButton
              icon="upload-simple"
              label={text('sources.take-label')}
              accept={catalogueFiles}
              onFiles={([file]) => file && void look(file)}
            >
              {text('sources.take')}
            </FileButton>
            <Button icon="plus" onClick={() => setDialog({ kind: 'add', of: 'file' })}>
              {text('sources.add')}
            </Button>
          </>
        )
      }
    >
      {shown === null ? (
        <EmptySources onDialog={setDialog} />
      ) : (
        <div className="source-panes">
          <SourceList shown={shown} />
          {isFile(shown) ? (
            <FilePane file={shown} onDialog={setDialog} />
          ) : (
            <SourcePane key={shown.id} source={shown} onDialog={setDialog} />
          )}
        </div>
      )}
      {over && (
        <div className="source-drop">
          <Icon name="table" size={40} />
          {text('sources.drop')}
        </div>
      )}
      {dialog && <Dialogs dialog={dialog} onClose={() => setDialog(null)} />}
    </PageFrame>
  )
}

function Dialogs({ dialog, onClose }: { readonly dialog: SourcesDialog; readonly onClose: () => void }) {
  const source = useView(view => ('id' in dialog ? view.sources.find(({ id }) => id === dialog.id) : undefined))
  switch (dialog.kind) {
    case 'add':
      return <SourceDialog id={null} kind={dialog.of} onClose={onClose} />
    case 'edit':
      return source === undefined || source.kind === 'upload' ? null : (
        <SourceDialog id={source.id} kind={source.kind} onClose={onClose} />
      )
    case 'remove':
      return source === undefined ? null : <RemoveSource source={source} onClose={onClose} />
    case 'export':
      return <ExportDialog content={dialog.content} onClose={onClose} />
    default:
      return dialog satisfies never
  }
}
