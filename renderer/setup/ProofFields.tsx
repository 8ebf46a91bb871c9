import { useText } from '../i18n.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { BrowserLogIn } from './BrowserLogIn.tsx'
import { isByBrowser } from './log-in-draft.ts'
import { askedOf, type MailboxField } from './mailbox-draft.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'

/** Mechanisms that are not a password store of the system: there the password lies in a file, if anywhere. */
const withoutStore: readonly string[] = ['file', 'basic_text', 'none', 'memory']

export interface ProofFieldsProps {
  readonly form: MailboxFormTool
  /** The mechanism that keeps secrets, so that the writer knows where the password goes. */
  readonly secrets: string
  readonly errorOf: (field: MailboxField) => string | undefined
}

/** How the owner is proven: by a password, by a log-in in the browser, or by whichever of the two is chosen. */
export function ProofFields({ form, secrets, errorOf }: ProofFieldsProps) {
  const text = useText()
  const { draft, change, provider } = form
  const byBrowser = isByBrowser(askedOf(draft))
  return (
    <>
      {provider?.authority && provider.password !== 'none' && (
        <Segmented
          label={text('logIn.how')}
          value={byBrowser ? 'browser' : 'password'}
          even
          options={[
            { value: 'password', label: text('logIn.password') },
            { value: 'browser', label: text('logIn.browser') },
          ]}
          onChange={by => change({ logIn: { ...draft.logIn, by } })}
        />
      )}
      {byBrowser && provider ? (
        <BrowserLogIn form={form} provider={provider} errorOf={errorOf} />
      ) : (
        <TextField
          label={text(provider?.password === 'separate' ? 'setup.passwordForPrograms' : 'setup.password')}
          hint={text(withoutStore.includes(secrets) ? 'setup.passwordInFile' : 'setup.passwordInSystem')}
          error={errorOf('password')}
          type="password"
          reveal
          autoComplete="off"
          spellCheck={false}
          value={draft.password}
          onChange={password => change({ password })}
        />
      )}
    </>
  )
}
