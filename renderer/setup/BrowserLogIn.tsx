import type { MailProvider } from '../../shared/mail-providers.ts'
import { useText } from '../i18n.ts'
import { TextField } from '../ui/TextField.tsx'
import { LogInButton } from './LogInButton.tsx'
import { finishedLogIn, shownTenant, type LogInDraft, type LogInField } from './log-in-draft.ts'
import { askedOf, type MailboxDraft } from './mailbox-draft.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'
import './log-in.css'

export interface BrowserLogInProps {
  readonly form: MailboxFormTool
  readonly provider: MailProvider
  readonly errorOf: (field: LogInField) => string | undefined
}

/** What the institution registered with the authority, and the way to its page. */
export function BrowserLogIn({ form, provider, errorOf }: BrowserLogInProps) {
  const text = useText()
  const { draft, change } = form
  const { logIn } = draft
  const isMicrosoft = provider.authority === 'microsoft'
  const set = (patch: Partial<LogInDraft>): void => change({ logIn: { ...logIn, ...patch } })
  return (
    <div className="log-in">
      <p className="log-in-about">{text('logIn.about', { provider: provider.name })}</p>
      <TextField
        label={text('logIn.clientId')}
        hint={text('logIn.clientIdHint')}
        error={errorOf('client-id')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={logIn.clientId}
        onChange={clientId => set({ clientId })}
      />
      {isMicrosoft && (
        <TextField
          label={text('logIn.tenant')}
          hint={text('logIn.tenantHint')}
          error={errorOf('tenant')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={shownTenant(draft)}
          onChange={tenant => set({ tenant })}
        />
      )}
      <TextField
        label={text('logIn.clientSecret')}
        hint={text(secretHint(draft, isMicrosoft))}
        error={errorOf('client-secret')}
        type="password"
        reveal
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={logIn.clientSecret}
        onChange={clientSecret => set({ clientSecret })}
      />
      <LogInButton form={form} missing={errorOf('log-in')} />
    </div>
  )
}

function secretHint(draft: MailboxDraft, isMicrosoft: boolean) {
  if (isMicrosoft) return 'logIn.clientSecretHintMicrosoft'
  return finishedLogIn(askedOf(draft)) !== undefined && draft.logIn.clientSecret === ''
    ? 'logIn.clientSecretKept'
    : 'logIn.clientSecretHint'
}
