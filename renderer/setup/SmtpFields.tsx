import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { shownServer, type MailboxField } from './mailbox-draft.ts'
import { shownSmtp, usualSmtpPort, type SmtpDraft } from './smtp-draft.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'
import './smtp.css'

interface SmtpFieldsProps {
  readonly form: MailboxFormTool
  readonly errorOf: (field: MailboxField) => string | undefined
}

/** Where letters of the mailbox are sent through; hardly anybody has to look at it. */
export function SmtpFields({ form, errorOf }: SmtpFieldsProps) {
  const text = useText()
  const { draft, change } = form
  const [open, setOpen] = useState(draft.smtp !== null)
  const shown = shownSmtp(draft.smtp, shownServer(draft).host)
  const put = (patch: Partial<SmtpDraft>) => change({ smtp: { ...shown, ...patch } })
  return (
    <details className="smtp" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="caret-right" size={16} />
        {text('testLetter.smtp')}
        {!open && shown.host !== '' && <span className="meta clip">{`${shown.host}:${shown.port}`}</span>}
      </summary>
      {open && (
        <div className="setup-server">
          <TextField
            label={text('testLetter.smtp-host')}
            error={errorOf('smtp-host')}
            spellCheck={false}
            autoComplete="off"
            maxLength={253}
            value={shown.host}
            onChange={host => put({ host })}
          />
          <TextField
            label={text('setup.port')}
            error={errorOf('smtp-port')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            value={shown.port}
            onChange={port => put({ port })}
          />
          <SelectField
            label={text('setup.security')}
            value={shown.security}
            options={[
              { value: 'tls', label: 'TLS' },
              { value: 'starttls', label: 'STARTTLS' },
            ]}
            onChange={security => put({ security, port: usualSmtpPort[security] })}
          />
          <p className="setup-suggested">{text('testLetter.smtp-hint')}</p>
        </div>
      )}
    </details>
  )
}
