import { useId, useState } from 'react'
import { shortDate } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { HostsDialog } from '../services/HostsDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { hostsId } from './use-goal.ts'

const stateHosts = ['diia.app', '*.diia.gov.ua']

/** Where codes may lead: always in sight, because whoever allows a host lets another's code in. */
export function HostsCard() {
  const text = useText()
  const language = useLanguage()
  const heading = useId()
  const [editing, setEditing] = useState(false)
  const hosts = useView(view => view.hosts)
  const findings = useView(view => view.findings)
  const broken = findings.flatMap(finding => (finding.kind === 'host-broken' ? [finding.host] : []))
  return (
    <section className="self-test-card" aria-labelledby={heading} id={hostsId} tabIndex={-1}>
      <h2 id={heading}>{text('selfTest.hosts')}</h2>
      <ul className="news">
        <li className="ok">
          <Icon name="check-circle" size={20} />
          <span>
            {stateHosts.join(', ')}
            <span className="meta">{text('selfTest.hosts-state')}</span>
          </span>
        </li>
        {hosts.map(({ host, addedAt }) => (
          <li key={host} className="warn">
            <Icon name="warning" size={20} />
            <span>
              <b>{host}</b>
              <span className="meta">{text('selfTest.hosts-added', { date: shortDate(addedAt, language) })}</span>
            </span>
          </li>
        ))}
        {broken.map(host => (
          <li key={host} className="bad">
            <Icon name="x-circle" size={20} />
            <span>
              <b>{host}</b>
              <span className="meta">{text('selfTest.hosts-broken')}</span>
            </span>
          </li>
        ))}
      </ul>
      {hosts.length + broken.length === 0 && <p className="meta">{text('selfTest.hosts-none')}</p>}
      <Button kind="quiet" onClick={() => setEditing(true)}>
        {text('selfTest.hosts-edit')}
      </Button>
      {editing && <HostsDialog onClose={() => setEditing(false)} />}
    </section>
  )
}
