import { useId } from 'react'
import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { ServerSide } from '../operator/ServerSide.tsx'
import { MailboxActions } from './MailboxActions.tsx'
import { MailboxFacts } from './MailboxFacts.tsx'
import { MailboxState } from './MailboxState.tsx'

interface MailboxCardProps {
  readonly mailbox: MailboxStatus
  readonly now: number
}

/** One mailbox: how it stands and what to do about it, where it is, what it brought. */
export function MailboxCard({ mailbox, now }: MailboxCardProps) {
  const heading = useId()
  return (
    <section className="mailbox" aria-labelledby={heading}>
      <header className="mailbox-head">
        <h2 id={heading} className="clip" title={mailbox.address}>
          {mailbox.address}
        </h2>
        <MailboxActions mailbox={mailbox} />
      </header>
      <MailboxState mailbox={mailbox} now={now} />
      <MailboxFacts mailbox={mailbox} now={now} />
      <ServerSide mailbox={mailbox} now={now} />
    </section>
  )
}
