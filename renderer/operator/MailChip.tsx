import { useNow } from '../clock.ts'
import { useLanguage, useText } from '../i18n.ts'
import { StatusChip } from '../ui/StatusChip.tsx'
import { useChange, useUi, useView } from './desk-state.ts'
import { mailStatus, type MailChip as Chip } from './mail-status.ts'
import { MailCard } from './MailCard.tsx'
import { Popover } from './Popover.tsx'
import { useAsk } from './use-ask.ts'

/** Does what a chip or a card offers. */
export function useMailAction(): (action: NonNullable<Chip['action']>) => void {
  const ask = useAsk()
  const change = useChange()
  return ({ does, mailboxId }) => {
    if (does === 'wake') void ask('mailbox.wake', { id: mailboxId })
    else change({ overlay: { kind: 'mailbox', mailboxId } })
  }
}

/** The truth about the mail, always in sight. */
export function MailChip() {
  const text = useText()
  const language = useLanguage()
  const now = useNow(1_000)
  const mailboxes = useView(view => view.mailboxes)
  const open = useUi(ui => ui.overlay?.kind === 'mail')
  const change = useChange()
  const act = useMailAction()
  const chip = mailStatus(mailboxes, now, { text, language })
  const { action } = chip

  return (
    <Popover
      label={text('desk.mail-card')}
      open={open}
      onClose={() => change({ overlay: null })}
      opener={
        <StatusChip
          kind={chip.kind}
          strong={chip.strong}
          text={chip.text}
          {...(chip.icon && { icon: chip.icon })}
          action={
            action === null
              ? undefined
              : { label: text(action.does === 'edit' ? 'desk.mail-edit' : 'desk.mail-try'), onClick: () => act(action) }
          }
          expanded={open}
          onClick={() => change({ overlay: open ? null : { kind: 'mail' } })}
        />
      }
    >
      <MailCard mailboxes={mailboxes} now={now} />
    </Popover>
  )
}
