import { mailDomain } from '../../shared/mail-providers.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AfterChoice } from './AfterChoice.tsx'
import { mistakesIn, providerOf, shownServer, type MailboxDraft, type MailboxField } from './mailbox-draft.ts'
import { verdictOf, type CheckState } from './use-mailbox-check.ts'

/** Mechanisms that are not a password store of the system: there the password lies in a file, if anywhere. */
const withoutStore: readonly string[] = ['file', 'basic_text', 'none', 'memory']

export interface MailboxFormProps {
  readonly draft: MailboxDraft
  readonly onChange: (patch: Partial<MailboxDraft>) => void
  /** The connection as far as it is known; marks the field that is to blame. */
  readonly check: CheckState
  /** Mistakes are shown only after the first attempt to go on. */
  readonly tried: boolean
  /** The mechanism that keeps secrets, so that the writer knows where the password goes. */
  readonly secrets: string
}

export function MailboxForm({ draft, onChange, check, tried, secrets }: MailboxFormProps) {
  const text = useText()
  const errorOf = useFieldErrors({ draft, check, tried })
  const server = shownServer(draft)
  const provider = providerOf(draft)
  const ownPassword = provider && provider.guidance !== 'switch-on' && !provider.oauthOnly
  const folders = check.kind === 'answered' ? check.check.folders : []

  return (
    <>
      <Segmented
        label={text('setup.kind')}
        value={draft.kind}
        even
        options={[
          { value: 'imap', label: text('setup.kindImap') },
          { value: 'folder', label: text('setup.kindFolder') },
        ]}
        onChange={kind => onChange({ kind })}
      />
      <TextField
        label={text('setup.address')}
        hint={text('setup.addressHint')}
        error={errorOf('address')}
        type="email"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
        value={draft.address}
        onChange={address => onChange({ address })}
      />
      {draft.kind === 'folder' ? (
        <TextField
          label={text('setup.path')}
          hint={text('setup.pathHint')}
          error={errorOf('path')}
          spellCheck={false}
          autoComplete="off"
          value={draft.path}
          onChange={path => onChange({ path })}
        />
      ) : (
        <>
          <TextField
            label={text(ownPassword ? 'setup.passwordForPrograms' : 'setup.password')}
            hint={text(withoutStore.includes(secrets) ? 'setup.passwordInFile' : 'setup.passwordInSystem')}
            error={errorOf('password')}
            type="password"
            reveal
            autoComplete="off"
            spellCheck={false}
            value={draft.password}
            onChange={password => onChange({ password })}
          />
          <div className="setup-server">
            <TextField
              label={text('setup.host')}
              error={errorOf('host')}
              spellCheck={false}
              autoComplete="off"
              value={server.host}
              onChange={host => onChange({ host })}
            />
            <TextField
              label={text('setup.port')}
              error={errorOf('port')}
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={server.port}
              onChange={port => onChange({ port })}
            />
            <SelectField
              label={text('setup.security')}
              value={server.security}
              options={[
                { value: 'tls', label: 'TLS' },
                { value: 'starttls', label: 'STARTTLS' },
              ]}
              onChange={security => onChange({ security })}
            />
            {server.suggested && !errorOf('host') && !errorOf('port') && (
              <p className="setup-suggested">
                <Icon name={server.suggested === 'known' ? 'check' : 'question'} size={16} />
                {server.suggested === 'known'
                  ? text('setup.hostKnown', { domain: mailDomain(draft.address) })
                  : text('setup.hostGuessed')}
              </p>
            )}
          </div>
          <div className="setup-pair">
            <TextField
              label={text('setup.user')}
              error={errorOf('user')}
              spellCheck={false}
              autoComplete="off"
              value={server.user}
              onChange={user => onChange({ user })}
            />
            <SelectField
              label={text('setup.folder')}
              value={draft.folder}
              options={[...new Set(['INBOX', draft.folder, ...folders])].map(value => ({
                value,
                label: value === 'INBOX' ? text('setup.inbox') : value,
              }))}
              onChange={folder => onChange({ folder })}
            />
          </div>
          <AfterChoice
            after={draft.after}
            watched={draft.folder}
            folders={folders}
            errorOf={errorOf}
            onChange={after => onChange({ after })}
          />
        </>
      )}
    </>
  )
}

/** What stands below a field: first what cannot be sent, then what the server found fault with. */
function useFieldErrors({ draft, check, tried }: Pick<MailboxFormProps, 'draft' | 'check' | 'tried'>) {
  const text = useText()
  const mistakes = tried ? mistakesIn(draft) : []
  const failed = check.kind === 'answered' && verdictOf(check) !== 'passed' ? check.check.failed : null
  const words: Record<MailboxField, string> = {
    address: text('setup.errorAddress'),
    password: text('setup.errorPassword'),
    host: text('setup.errorHost'),
    port: text('setup.errorPort'),
    user: text('setup.errorUser'),
    path: text('setup.errorPath'),
    'after-folder': text('after.error-folder'),
    'after-days': text('after.error-days'),
    'after-agreed': text('after.error-agree'),
  }
  return (field: MailboxField): string | undefined => {
    if (mistakes.includes(field)) return words[field]
    switch (failed?.error.code) {
      case 'mail.credentials':
        return field === 'password' ? text('setup.passwordRefused') : undefined
      case 'mail.name-not-found':
        return field === 'host' ? text('setup.hostUnknown') : undefined
      case 'mail.folder':
        return field === 'path' ? text('setup.pathUnknown') : undefined
      default:
        return undefined
    }
  }
}
