import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface LeaveDialogProps {
  readonly name: string
  readonly onSave: () => void
  readonly onDrop: () => void
  readonly onStay: () => void
}

/** Asks what to do with what was typed and not saved. */
export function LeaveDialog({ name, onSave, onDrop, onStay }: LeaveDialogProps) {
  const text = useText()
  return (
    <Dialog
      title={text('services.leave-title')}
      onClose={onStay}
      onSubmit={onSave}
      actions={
        <>
          <Button kind="primary" type="submit">
            {text('services.leave-save')}
          </Button>
          <Button onClick={onDrop}>{text('services.leave-drop')}</Button>
          <Button kind="quiet" onClick={onStay}>
            {text('services.leave-stay')}
          </Button>
        </>
      }
    >
      <p>{text('services.leave-about', { name })}</p>
    </Dialog>
  )
}
