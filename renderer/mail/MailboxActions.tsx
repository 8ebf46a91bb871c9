import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { useText } from '../i18n.ts'
import { useMailAction } from '../operator/use-mail-action.ts'
import { Button } from '../ui/Button.tsx'

interface MailboxActionsProps {
  readonly mailbox: MailboxStatus
}

/** What can be done with a mailbox at any time. */
export function MailboxActions({ mailbox: { id } }: MailboxActionsProps) {
  const text = useText()
  const act = useMailAction()
  return (
    <div className="mailbox-actions">
      <Button size="small" icon="arrow-clockwise" onClick={() => act({ does: 'wake', mailboxId: id })}>
        {text('desk.mail-check-now')}
      </Button>
      <Button size="small" icon="pencil-simple" onClick={() => act({ does: 'edit', mailboxId: id })}>
        {text('mail.edit')}
      </Button>
    </div>
  )
}
