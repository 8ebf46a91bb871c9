import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { useText } from '../i18n.ts'
import { TraceButton } from '../operator/TraceButton.tsx'

/** While nothing has come: where it must be sent, and what the visitor can look at meanwhile. */
export function NothingYet({ mailboxes }: { readonly mailboxes: readonly MailboxStatus[] }) {
  const text = useText()
  return (
    <section className="waiting-nothing">
      <h3>{text('waiting.nothing-title')}</h3>
      <p className="meta">{text(mailboxes.length === 1 ? 'waiting.nothing-address' : 'waiting.nothing-addresses')}</p>
      <ul className={mailboxes.length === 1 ? 'waiting-addresses' : 'waiting-addresses several'}>
        {mailboxes.map(({ id, address }) => (
          <li key={id}>{address}</li>
        ))}
      </ul>
      <p>{text('waiting.nothing-check')}</p>
      <ol>
        {(['send', 'network', 'address'] as const).map(check => (
          <li key={check}>{text(`waiting.check-${check}`)}</li>
        ))}
      </ol>
      <p className="waiting-earlier-hint">
        {text('waiting.earlier-hint')} <TraceButton />
      </p>
    </section>
  )
}
