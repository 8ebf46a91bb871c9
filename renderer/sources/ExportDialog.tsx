import { useState } from 'react'
import { toWire, type ErrorCode } from '../../shared/errors.ts'
import { startDownload } from '../download.ts'
import { useText } from '../i18n.ts'
import { Choices } from '../operator/Choices.tsx'
import { useDesk } from '../operator/desk-state.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import './source-dialog.css'

interface ExportDialogProps {
  /** What is offered first. */
  readonly content: 'all' | 'template'
  readonly onClose: () => void
}

/** Saves the present set-up, or an example to fill in, as a file that any source can be. */
export function ExportDialog({ content: first, onClose }: ExportDialogProps) {
  const text = useText()
  const { client } = useDesk()
  const [content, setContent] = useState(first)
  const [format, setFormat] = useState<'csv' | 'json'>('csv')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)

  async function save(): Promise<void> {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      startDownload((await client('catalogue.export', { format, content })).download)
      onClose()
    } catch (error) {
      setBusy(false)
      setRefusal(toWire(error).code)
    }
  }

  return (
    <Dialog
      title={text('sourceForm.export-title')}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button
            kind="primary"
            type="submit"
            icon="download-simple"
            busy={busy}
            busyText={text('sourceForm.export-busy')}
          >
            {text('sourceForm.export-go')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </>
      }
    >
      <div className="source-dialog">
        {refusal && (
          <Banner kind="bad" live title={text('sourceForm.not-exported')}>
            {text(`error.${refusal}`)}
          </Banner>
        )}
        <Choices
          label={text('sourceForm.export-what')}
          value={content}
          choices={(['all', 'template'] as const).map(value => ({
            value,
            label: text(`sourceForm.export-${value}`),
            about: text(`sourceForm.export-${value}-about`),
          }))}
          focused
          onChange={setContent}
        />
        <Segmented
          label={text('sourceForm.export-format')}
          labelShown
          value={format}
          options={(['csv', 'json'] as const).map(value => ({ value, label: text(`sourceForm.export-${value}`) }))}
          onChange={setFormat}
        />
        <p className="meta">{text('sourceForm.export-about')}</p>
      </div>
    </Dialog>
  )
}
