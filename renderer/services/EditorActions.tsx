import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'

interface EditorActionsProps {
  readonly saving: boolean
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly onRemove?: (() => void) | undefined
  readonly removeLabel: string
}

/** What stands below every editor. */
export function EditorActions({ saving, onSave, onCancel, onRemove, removeLabel }: EditorActionsProps) {
  const text = useText()
  return (
    <>
      <Button kind="primary" size="large" busy={saving} busyText={text('services.saving')} onClick={onSave}>
        {text('services.save')}
      </Button>
      <Button size="large" onClick={onCancel}>
        {text('common.cancel')}
      </Button>
      <span className="page-gap" />
      {onRemove && (
        <Button kind="quiet" size="large" icon="trash" onClick={onRemove}>
          {removeLabel}
        </Button>
      )}
    </>
  )
}
