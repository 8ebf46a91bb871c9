import type { MailboxCheck } from '../../shared/model/mailbox.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { CertificateQuestion } from './CertificateQuestion.tsx'
import { GuideWay } from './CheckGuide.tsx'
import { failureWords } from './failure-words.ts'
import { Numbered } from './Numbered.tsx'
import { isPasswordRefused, remediesFor } from './remedies.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'

export interface CheckFailureProps {
  readonly form: MailboxFormTool
  readonly check: MailboxCheck
  readonly failed: NonNullable<MailboxCheck['failed']>
}

/** The step that failed: what it means and what to do, in order. */
export function CheckFailure({ form, check, failed }: CheckFailureProps) {
  const text = useText()
  const { title, words } = failureWords(text, failed, form.provider)
  return (
    <li className="check-step failed">
      <Icon name="x-circle" size={22} />
      <div>
        <h3 tabIndex={-1} data-mistake>
          {title}
        </h3>
        <p>{words}</p>
        <Remedy form={form} check={check} failed={failed} />
      </div>
    </li>
  )
}

function Remedy({ form, check: { certificate }, failed }: CheckFailureProps) {
  const { input, guide, provider } = form
  const { code } = failed.error
  const isItsCertificate = code === 'mail.certificate' || code === 'mail.certificate-changed'
  if (isItsCertificate && certificate && input.kind === 'imap')
    return (
      <CertificateQuestion
        certificate={certificate}
        host={input.host}
        allowed={code === 'mail.certificate-changed' ? input.pin : undefined}
        onTrust={() => void form.trust(certificate.sha256)}
      />
    )
  if (guide && isPasswordRefused(code, guide)) return <GuideWay guide={guide} provider={provider} />
  return <Numbered steps={remediesFor(code, guide)} />
}
