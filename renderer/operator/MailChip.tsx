import { useNow } from '../clock.ts'
import { useLanguage, useText } from '../i18n.ts'
import { StatusChip } from '../ui/StatusChip.tsx'
import { useChange, useUi, useView } from './desk-state.ts'
import { mailStatus } from './mail-status.ts'
import { mattersOf } from './mail-matters.ts'
import { MailCard } from './MailCard.tsx'
import { Popover } from './Popover.tsx'
import { useMailAction } from './use-mail-action.ts'

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
  const matters = mattersOf(mailboxes, now).map(matter => text(`desk.matter-${matter}`))

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
          mark={matters.length > 0 ? text('desk.matters', { what: matters.join('; ') }) : undefined}
          {...(chip.icon && { icon: chip.icon })}
          action={action === null ? undefined : { label: text(`desk.mail-${action.does}`), onClick: () => act(action) }}
          expanded={open}
          onClick={() => change({ overlay: open ? null : { kind: 'mail' } })}
        />
      }
    >
      <MailCard mailboxes={mailboxes} now={now} />
    </Popover>
  )
}
