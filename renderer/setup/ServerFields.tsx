import { mailDomain } from '../../shared/mail-providers.ts'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { shownServer, type MailboxField } from './mailbox-draft.ts'
import { PinnedCertificate } from './PinnedCertificate.tsx'
import type { MailboxFormTool } from './use-mailbox-form.ts'

export interface ServerFieldsProps {
  readonly form: MailboxFormTool
  readonly errorOf: (field: MailboxField) => string | undefined
}

/** Where the mailbox lives and how the way there is protected. */
export function ServerFields({ form, errorOf }: ServerFieldsProps) {
  const text = useText()
  const { draft, change } = form
  const server = shownServer(draft)
  const pin = draft.pin?.host === server.host.trim() ? draft.pin : null
  return (
    <>
      <div className="setup-server">
        <TextField
          label={text('setup.host')}
          error={errorOf('host')}
          spellCheck={false}
          autoComplete="off"
          value={server.host}
          onChange={host => change({ host })}
        />
        <TextField
          label={text('setup.port')}
          error={errorOf('port')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          value={server.port}
          onChange={port => change({ port })}
        />
        <SelectField
          label={text('setup.security')}
          value={server.security}
          options={[
            { value: 'tls', label: 'TLS' },
            { value: 'starttls', label: 'STARTTLS' },
          ]}
          onChange={security => change({ security })}
        />
        {server.suggested && !errorOf('host') && !errorOf('port') && (
          <p className="setup-suggested">
            <Icon name={server.suggested === 'known' ? 'check' : 'question'} size={16} />
            {server.suggested === 'known'
              ? text('setup.hostKnown', { domain: mailDomain(draft.address) })
              : text('setup.hostGuessed')}
          </p>
        )}
        {server.security === 'starttls' && (
          <p className="setup-suggested">
            <Icon name="info" size={16} />
            {text('pin.starttlsHint')}
          </p>
        )}
      </div>
      {pin && <PinnedCertificate sha256={pin.sha256} host={pin.host} onRemove={() => change({ pin: null })} />}
    </>
  )
}
