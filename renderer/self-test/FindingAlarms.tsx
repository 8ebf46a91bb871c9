import { useText } from '../i18n.ts'
import { useUi, useView } from '../operator/desk-state.ts'
import { useGo } from '../operator/places.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useGoal } from './use-goal.ts'
import { useNames } from './use-names.ts'

/** What was changed behind the program's back is told wherever the clerk is; on the self-test it heads the list. */
export function FindingAlarms() {
  const text = useText()
  const go = useGo()
  const open = useGoal()
  const names = useNames()
  const findings = useView(view => view.findings)
  const listed = useUi(ui => ui.place === 'self-test')
  const services = findings.flatMap(finding => (finding.kind === 'code-broken' ? [finding.serviceId] : []))
  const hosts = findings.flatMap(finding => (finding.kind === 'host-broken' ? [finding.host] : []))
  const [only] = services
  if (listed) return null
  return (
    <>
      {only !== undefined && (
        <div className="notice">
          <Banner
            kind="bad"
            live
            title={text('selfTest.alarm-codes', { count: services.length })}
            action={
              <Button
                size="small"
                onClick={() => (services.length === 1 ? open({ kind: 'service', id: only }) : go('self-test'))}
              >
                {text(services.length === 1 ? 'selfTest.to-service' : 'selfTest.to-self-test')}
              </Button>
            }
          >
            {text('selfTest.alarm-codes-about', {
              count: services.length,
              services: namesOf(services.map(names.service)),
            })}
          </Banner>
        </div>
      )}
      {hosts.length > 0 && (
        <div className="notice">
          <Banner
            kind="bad"
            live
            title={text('selfTest.alarm-hosts')}
            action={
              <Button size="small" onClick={() => go('self-test')}>
                {text('selfTest.to-hosts')}
              </Button>
            }
          >
            {text('selfTest.alarm-hosts-about', { hosts: hosts.join(', ') })}
          </Banner>
        </div>
      )}
    </>
  )
}

/** A strip has room for a few. */
function namesOf(names: readonly string[]): string {
  const few = names.slice(0, 3).map(name => `«${name}»`)
  return names.length > few.length ? `${few.join(', ')}…` : few.join(', ')
}
