import type { ReactNode } from 'react'
import type { AfterAction, MailboxStatus } from '../../shared/model/mailbox.ts'
import { recentTime, shortDate } from '../format.ts'
import { useLanguage, useText, type Translate } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'

interface MailboxFactsProps {
  readonly mailbox: MailboxStatus
  readonly now: number
}

/** Whom a mailbox serves, where it is, what it brought and what is left there. */
export function MailboxFacts({ mailbox, now }: MailboxFactsProps) {
  const text = useText()
  const language = useLanguage()
  const branches = useView(view => view.branches)
  const served = branches.filter(({ mailboxId }) => mailboxId === mailbox.id).map(({ name }) => name)
  const { host, folder, folders, lastLetterAt, lettersToday } = mailbox

  return (
    <dl className="mailbox-facts">
      <Fact name={text('mail.branches')}>{served.length === 0 ? text('mail.branches-none') : served.join(', ')}</Fact>
      {host === null ? (
        <Fact name={text('mail.path')}>{folder}</Fact>
      ) : (
        <>
          <Fact name={text('mail.server')}>{host}</Fact>
          <Fact name={text('mail.folders', { count: 1 + folders.length })}>
            {[folder.toUpperCase() === 'INBOX' ? text('setup.inbox') : folder, ...folders].join(', ')}
          </Fact>
        </>
      )}
      <Fact name={text('mail.last-letter')}>
        {lastLetterAt === null ? text('mail.no-letter') : recentTime(lastLetterAt, now, language)}
      </Fact>
      <Fact name={text('mail.today')}>{text('mail.letters', { count: lettersToday })}</Fact>
      {mailbox.pin !== null && (
        <Fact name={text('mail.certificate')}>
          {mailbox.certificateUntil === null
            ? text('mail.certificate-unseen')
            : text('mail.certificate-until', { date: shortDate(mailbox.certificateUntil, language) })}
        </Fact>
      )}
      {host !== null && <Fact name={text('mail.after')}>{afterWords(mailbox.after, text)}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function afterWords(after: AfterAction, text: Translate): string {
  switch (after.does) {
    case 'move':
      return text('mail.after-move', { folder: after.folder })
    case 'delete':
      return text('mail.after-delete', { count: after.days })
    default:
      return text(`mail.after-${after.does}`)
  }
}
