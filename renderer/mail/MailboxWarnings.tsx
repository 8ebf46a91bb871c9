import type { MailboxStatus } from '../../shared/model/mailbox.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useMailAction } from '../operator/use-mail-action.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { judgeCertificate } from './certificate-days.ts'

interface MailboxWarningsProps {
  readonly mailbox: MailboxStatus
  readonly now: number
}

/** What does not stop a mailbox and needs a person all the same: a certificate that runs out, a folder that is gone. */
export function MailboxWarnings({ mailbox, now }: MailboxWarningsProps) {
  const text = useText()
  const language = useLanguage()
  const act = useMailAction()
  const until = mailbox.certificateUntil
  const certificate = judgeCertificate(until, now)
  return (
    <>
      {certificate && until !== null && (
        <Banner
          kind={certificate.kind}
          title={text(`mail.certificate-${certificate.is}`, { date: shortDate(until, language) })}
        >
          {text(`mail.certificate-${certificate.is}-about`)}
        </Banner>
      )}
      {mailbox.folderTroubles.map(({ folder, error }) => (
        <Banner
          key={folder}
          kind="warn"
          title={text('mail.folder-trouble', { folder })}
          action={
            <Button onClick={() => act({ does: 'edit', mailboxId: mailbox.id })}>{text('mail.folder-choose')}</Button>
          }
        >
          {text(`error.${error.code}`)}
        </Banner>
      ))}
    </>
  )
}
