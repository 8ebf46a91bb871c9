import { useText } from '../i18n.ts'
import { useChange } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Before the first mailbox: what will be here, and how it gets here. */
export function EmptyMailboxes() {
  const text = useText()
  const change = useChange()
  return (
    <div className="mailboxes-empty">
      <Icon name="envelope" size={40} />
      <h2>{text('mail.empty-title')}</h2>
      <p>{text('mail.empty-about')}</p>
      <Button
        kind="primary"
        size="large"
        icon="plus"
        onClick={() => change({ overlay: { kind: 'mailbox', mailboxId: null } })}
      >
        {text('mail.add')}
      </Button>
    </div>
  )
}
