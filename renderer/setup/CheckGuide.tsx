import type { MailProvider } from '../../shared/mail-providers.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { guides, type RemedyKey } from './remedies.ts'

/** Told before the first attempt, where an ordinary password would only be refused. */
export function CheckGuide({ provider }: { readonly provider: MailProvider | undefined }) {
  const text = useText()
  if (!provider) return null
  const title = provider.oauthOnly
    ? text('setup.oauthOnly', { provider: provider.name })
    : provider.guidance === 'switch-on'
      ? text('setup.guideTitleSwitch', { provider: provider.name })
      : text('setup.guideTitleApp', { provider: provider.name })
  return (
    <div className={provider.oauthOnly ? 'check-guide warn' : 'check-guide'}>
      <Icon name={provider.oauthOnly ? 'warning' : 'info'} size={22} />
      <div>
        <h3>{title}</h3>
        {provider.oauthOnly && <p>{text('setup.oauthMissing')}</p>}
        <Numbered steps={guides[provider.guidance]} />
      </div>
    </div>
  )
}

export function Numbered({ steps }: { readonly steps: readonly RemedyKey[] }) {
  const text = useText()
  if (steps.length === 0) return null
  return (
    <ol className="check-remedies">
      {steps.map(step => (
        <li key={step}>{text(step)}</li>
      ))}
    </ol>
  )
}
