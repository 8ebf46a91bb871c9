import type { CertificateFacts } from '../../shared/model/mailbox.ts'
import { now } from '../clock.ts'
import { shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { doubtsOf, type CertificateDoubt } from './certificate-doubts.ts'
import { Fingerprint } from './Fingerprint.tsx'
import './certificate.css'

export interface CertificateQuestionProps {
  readonly certificate: CertificateFacts
  readonly host: string
  /** The fingerprint that was allowed before and is not this one. */
  readonly allowed: string | undefined
  readonly onTrust: () => void
}

const doubtWords = {
  self: 'pin.doubtSelf',
  authority: 'pin.doubtAuthority',
  name: 'pin.doubtName',
  expired: 'pin.doubtExpired',
  early: 'pin.doubtEarly',
} as const satisfies Record<CertificateDoubt, string>

/** The one question by which a certificate that nobody vouches for is allowed: this one, for this server. */
export function CertificateQuestion({ certificate, host, allowed, onTrust }: CertificateQuestionProps) {
  const text = useText()
  const language = useLanguage()
  const { subject, issuer, names, from, until, sha256 } = certificate
  const day = (at: number | null) => (at === null ? text('pin.unknown') : shortDate(at, language))
  const dates = { from: day(from), until: day(until) }
  return (
    <div className="certificate">
      <ul className="certificate-doubts">
        {doubtsOf(certificate, host, now()).map(doubt => (
          <li key={doubt}>
            <Icon name="warning" size={18} />
            <span>{text(doubtWords[doubt], { host, date: doubt === 'early' ? dates.from : dates.until })}</span>
          </li>
        ))}
      </ul>
      <dl className="check-facts">
        <dt>{text('pin.for')}</dt>
        <dd>{[...new Set([subject, ...names])].filter(Boolean).join(', ') || text('pin.unknown')}</dd>
        <dt>{text('pin.by')}</dt>
        <dd>{issuer || text('pin.unknown')}</dd>
        <dt>{text('pin.valid')}</dt>
        <dd>{text('pin.validSpan', dates)}</dd>
        {allowed !== undefined && (
          <>
            <dt>{text('pin.allowed')}</dt>
            <dd>
              <Fingerprint sha256={allowed} />
            </dd>
          </>
        )}
        <dt>{text(allowed === undefined ? 'pin.fingerprint' : 'pin.shown')}</dt>
        <dd>
          <Fingerprint sha256={sha256} />
        </dd>
      </dl>
      <h4>{text('pin.ask')}</h4>
      <p>{text(allowed === undefined ? 'pin.askAbout' : 'pin.changedAbout', { host })}</p>
      <ol className="check-remedies">
        <li>{text('pin.compare1')}</li>
        <li>{text('pin.compare2', { host })}</li>
        <li>{text('pin.compare3')}</li>
      </ol>
      <Button icon="fingerprint" onClick={onTrust}>
        {text('pin.trust')}
      </Button>
    </div>
  )
}
