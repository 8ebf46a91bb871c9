import { useNow } from '../clock.ts'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { EmptyMailboxes } from './EmptyMailboxes.tsx'
import { MailboxCard } from './MailboxCard.tsx'
import './mailboxes.css'

/** Every mailbox with how it stands, in the order in which they were added: a card that jumps away is not pressed. */
export function MailboxesPage() {
  const text = useText()
  const now = useNow(1_000)
  const mailboxes = useView(view => view.mailboxes)
  if (mailboxes.length === 0) return <EmptyMailboxes />
  return (
    <ul className="mailboxes" aria-label={text('mail.tab-mailboxes')}>
      {mailboxes.map(mailbox => (
        <li key={mailbox.id}>
          <MailboxCard mailbox={mailbox} now={now} />
        </li>
      ))}
    </ul>
  )
}
