import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Fingerprint } from './Fingerprint.tsx'
import './certificate.css'

export interface PinnedCertificateProps {
  readonly sha256: string
  readonly host: string
  readonly onRemove: () => void
}

/** The certificate that was allowed, and how that is taken back. */
export function PinnedCertificate({ sha256, host, onRemove }: PinnedCertificateProps) {
  const text = useText()
  return (
    <section className="pinned" aria-label={text('pin.pinned')}>
      <Icon name="fingerprint" size={20} />
      <div>
        <b>{text('pin.pinned')}</b>
        <p>{text('pin.pinnedAbout', { host })}</p>
        <Fingerprint sha256={sha256} />
      </div>
      <Button size="small" kind="quiet" onClick={onRemove}>
        {text('pin.remove')}
      </Button>
    </section>
  )
}
