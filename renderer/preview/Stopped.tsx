import { useText } from '../i18n.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { remedies, type StopReason } from './stop-reason.ts'

interface StoppedProps {
  readonly reason: StopReason
  onRetry(): void
  onSave(): void
}

/** Why the copy is not shown, and what can be done. */
export function Stopped({ reason, onRetry, onSave }: StoppedProps) {
  const text = useText()
  const { kind, retry, save } = remedies[reason]
  return (
    <div className="preview-stopped" data-reason={reason}>
      <Banner kind={kind} live title={text(`preview.${reason}`)}>
        {text(`preview.${reason}-means`)}
      </Banner>
      <div className="preview-actions">
        {retry && (
          <Button icon="arrow-clockwise" onClick={onRetry}>
            {text('preview.retry')}
          </Button>
        )}
        {save && (
          <Button icon="download-simple" onClick={onSave}>
            {text('preview.save')}
          </Button>
        )}
      </div>
    </div>
  )
}
