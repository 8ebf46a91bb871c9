import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useView } from './desk-state.ts'
import { shortcuts } from './shortcuts.ts'

/** Every key of the desk, from the same table that runs them. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const on = useView(view => view.settings.shortcuts)
  return (
    <Dialog
      title={text('desk.keys')}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button kind="primary" type="submit">
          {text('common.close')}
        </Button>
      }
    >
      <p className="dialog-note">{text(on ? 'desk.keys-about' : 'desk.keys-off')}</p>
      <dl className="keys">
        {shortcuts.map(({ command, label, text: about }) => (
          <div key={command}>
            <dt>
              <kbd className="key-hint">{label}</kbd>
            </dt>
            <dd>{text(about)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
