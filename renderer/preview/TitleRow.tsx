import { useText } from '../i18n.ts'
import { IconButton } from '../ui/IconButton.tsx'

interface TitleRowProps {
  readonly title: string
  readonly fileName: string
  /** Null when there is nothing to print; a reason when it cannot be printed here. */
  readonly print: (() => void) | string | null
  readonly save: (() => void) | null
}

export function TitleRow({ title, fileName, print, save }: TitleRowProps) {
  const text = useText()
  return (
    <header className="preview-title">
      <h2 title={fileName}>{title}</h2>
      <span className="preview-file" title={fileName}>
        {fileName}
      </span>
      {print !== null && (
        <IconButton
          icon="printer"
          label={typeof print === 'string' ? print : text('preview.print')}
          disabled={typeof print === 'string'}
          onClick={() => typeof print === 'function' && print()}
        />
      )}
      {save !== null && <IconButton icon="download-simple" label={text('preview.save')} onClick={save} />}
    </header>
  )
}
