import { useId } from 'react'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { useLanguage, useText } from '../i18n.ts'
import { describeTruth, judgeMailbox } from '../operator/mail-status.ts'
import { ServerSide } from '../operator/ServerSide.tsx'
import { JunkMark } from '../waiting/JunkMark.tsx'
import { MailboxActions } from './MailboxActions.tsx'
import { MailboxFacts } from './MailboxFacts.tsx'
import { MailboxState } from './MailboxState.tsx'
import { MailboxWarnings } from './MailboxWarnings.tsx'

interface MailboxCardProps {
  readonly mailbox: MailboxStatus
  readonly now: number
}

/** One mailbox: how it stands and what to do about it, where it is, what it brought. */
export function MailboxCard({ mailbox, now }: MailboxCardProps) {
  const text = useText()
  const language = useLanguage()
  const heading = useId()
  const truth = judgeMailbox(mailbox, now)
  const chip = describeTruth(truth, mailbox, now, { text, language })
  return (
    <section className="mailbox" aria-labelledby={heading}>
      <header className="mailbox-head">
        <h2 id={heading} className="clip" title={mailbox.address}>
          {mailbox.address}
        </h2>
        <MailboxActions mailbox={mailbox} offered={chip.action?.does} />
      </header>
      <MailboxState truth={truth} chip={chip} />
      <MailboxFacts mailbox={mailbox} now={now} />
      <MailboxWarnings mailbox={mailbox} now={now} />
      <ServerSide mailbox={mailbox} now={now} />
      <JunkMark mailboxId={mailbox.id} count={mailbox.junk} />
    </section>
  )
}
