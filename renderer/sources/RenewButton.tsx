import { useState } from 'react'
import type { SourceStatus } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { useAsk } from '../operator/use-ask.ts'
import { Button } from '../ui/Button.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { catalogueFiles } from './catalogue-files.ts'
import { useFile } from './use-file.ts'

/** Asks the source now; a file that was handed over once is handed over again. */
export function RenewButton({ source }: { readonly source: SourceStatus }) {
  const text = useText()
  const ask = useAsk()
  const { look } = useFile()
  const [asking, setAsking] = useState(false)

  async function sync(): Promise<void> {
    setAsking(true)
    await ask('source.sync', { id: source.id })
    setAsking(false)
  }

  if (source.kind === 'upload') {
    return (
      <FileButton
        icon="upload-simple"
        label={text('sources.take-label')}
        accept={catalogueFiles}
        onFiles={([file]) => file && void look(file)}
      >
        {text('sources.take-again')}
      </FileButton>
    )
  }
  return (
    <Button
      icon="arrow-clockwise"
      busy={asking || source.job.kind === 'running'}
      busyText={text('sources.syncing')}
      onClick={() => void sync()}
    >
      {text('sources.sync')}
    </Button>
  )
}
