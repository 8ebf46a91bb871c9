import { useState } from 'react'
import { useText } from '../i18n.ts'
import { useDesk, useView } from '../operator/desk-state.ts'
import { MailboxEditor } from '../setup/MailboxEditor.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { isSameMailbox } from './same-mailbox.ts'

interface MailboxChoiceProps {
  readonly mailboxId: string | null
  /** The branch's address in the cabinet; '' where it is not known. */
  readonly email: string
  readonly onChange: (mailboxId: string | null) => void
}

/** Which mailbox is watched for a branch, or a new one. */
export function MailboxChoice({ mailboxId, email, onChange }: MailboxChoiceProps) {
  const text = useText()
  const { client } = useDesk()
  const mailboxes = useView(view => view.mailboxes)
  const secrets = useView(view => view.secrets)
  const [adding, setAdding] = useState(false)
  const watched = mailboxes.find(({ id }) => id === mailboxId)?.address

  return (
    <div className="mailbox-choice">
      <SelectField
        label={text('services.mailbox')}
        hint={text('services.mailbox-hint')}
        value={mailboxId ?? ''}
        options={[
          { value: '', label: text('services.mailbox-none') },
          ...mailboxes.map(({ id, address }) => ({ value: id, label: address })),
        ]}
        onChange={value => onChange(value === '' ? null : value)}
      />
      <Button size="small" icon="plus" onClick={() => setAdding(true)}>
        {text('services.mailbox-add')}
      </Button>
      {watched !== undefined && email.trim() !== '' && !isSameMailbox(email, watched) && (
        <Banner kind="warn" title={text('services.mailbox-differs')}>
          {text('services.mailbox-differs-about', { email: email.trim(), watched })}
        </Banner>
      )}
      {adding && (
        <MailboxEditor
          client={client}
          mailboxId={null}
          address={email.trim()}
          secrets={secrets}
          onSaved={onChange}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}
