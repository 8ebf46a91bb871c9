import { registrations, type Authority } from '../../shared/authorisation.ts'
import type { MailProvider } from '../../shared/mail-providers.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { guides, type GuideName } from './guides.ts'
import { Numbered } from './Numbered.tsx'

export interface CheckGuideProps {
  readonly guide: GuideName
  readonly provider: MailProvider | undefined
}

/** Told before the first attempt: what has to be done at the provider so that it lets a program in. */
export function CheckGuide({ guide, provider }: CheckGuideProps) {
  const text = useText()
  return (
    <div className="check-guide">
      <Icon name="info" size={22} />
      <div>
        <h3>{text(guides[guide].title, { provider: provider?.name ?? '' })}</h3>
        <GuideWay guide={guide} provider={provider} />
      </div>
    </div>
  )
}

/** The steps of a guide with everything that they speak of. */
export function GuideWay({ guide, provider }: CheckGuideProps) {
  const text = useText()
  const { steps, note } = guides[guide]
  const isByBrowser = guide === 'microsoft' || guide === 'google-browser'
  return (
    <>
      <Numbered steps={steps} />
      {isByBrowser && provider?.authority && <Registered authority={provider.authority} />}
      {note && <p className="check-note">{text(note)}</p>}
    </>
  )
}

/** What is registered with the authority, to be copied letter by letter. */
function Registered({ authority }: { readonly authority: Authority }) {
  const text = useText()
  const { loopback, scopes } = registrations[authority]
  const address = `http://${loopback}`
  return (
    <dl className="check-facts">
      <dt>{text('guide.redirect')}</dt>
      <dd>{authority === 'google' ? text('guide.redirectGoogle', { address }) : <code>{address}</code>}</dd>
      <dt>{text('guide.scopes')}</dt>
      <dd>
        {scopes.map(scope => (
          <code key={scope}>{scope}</code>
        ))}
      </dd>
    </dl>
  )
}
