import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { useText } from '../i18n.ts'
import { useChange } from '../operator/desk-state.ts'
import type { MailDoes } from '../operator/mail-status.ts'
import { useAsk } from '../operator/use-ask.ts'
import { useMailAction } from '../operator/use-mail-action.ts'
import { Button } from '../ui/Button.tsx'

interface MailboxActionsProps {
  readonly mailbox: MailboxStatus
  /** What is already offered where the mailbox's state is told. */
  readonly offered: MailDoes | undefined
}

/** What can be done with a mailbox at any time. */
export function MailboxActions({ mailbox: { id, job }, offered }: MailboxActionsProps) {
  const text = useText()
  const ask = useAsk()
  const act = useMailAction()
  const change = useChange()
  const paused = job.kind === 'paused'
  return (
    <div className="mailbox-actions">
      {!paused && offered !== 'wake' && (
        <Button size="small" icon="arrow-clockwise" onClick={() => act({ does: 'wake', mailboxId: id })}>
          {text('desk.mail-check-now')}
        </Button>
      )}
      {!paused && (
        <Button
          size="small"
          icon="paper-plane-tilt"
          onClick={() => change({ overlay: { kind: 'test-letter', mailboxId: id } })}
        >
          {text('testLetter.open')}
        </Button>
      )}
      {offered !== 'edit' && (
        <Button size="small" icon="pencil-simple" onClick={() => act({ does: 'edit', mailboxId: id })}>
          {text('mail.edit')}
        </Button>
      )}
      {!paused && (
        <Button size="small" icon="pause" onClick={() => void ask('mailbox.pause', { id, paused: true })}>
          {text('mail.pause')}
        </Button>
      )}
    </div>
  )
}
