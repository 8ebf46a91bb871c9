import { useText } from '../i18n.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import { FolderFields } from './FolderFields.tsx'
import { ProofFields } from './ProofFields.tsx'
import { ServerFields } from './ServerFields.tsx'
import { SmtpFields } from './SmtpFields.tsx'
import { useFieldErrors } from './use-field-errors.ts'
import type { MailboxFormTool } from './use-mailbox-form.ts'

export interface MailboxFormProps {
  readonly form: MailboxFormTool
  /** The mechanism that keeps secrets, so that the writer knows where the password goes. */
  readonly secrets: string
}

/** Everything of a mailbox, in the order in which a person knows it: the address, the proof, the server, the letters. */
export function MailboxForm({ form, secrets }: MailboxFormProps) {
  const text = useText()
  const errorOf = useFieldErrors(form)
  const { draft, change } = form
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
        onChange={kind => change({ kind })}
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
        onChange={address => change({ address })}
      />
      {draft.kind === 'folder' ? (
        <TextField
          label={text('setup.path')}
          hint={text('setup.pathHint')}
          error={errorOf('path')}
          spellCheck={false}
          autoComplete="off"
          value={draft.path}
          onChange={path => change({ path })}
        />
      ) : (
        <>
          <ProofFields form={form} secrets={secrets} errorOf={errorOf} />
          <ServerFields form={form} errorOf={errorOf} />
          <FolderFields form={form} errorOf={errorOf} />
          <SmtpFields form={form} errorOf={errorOf} />
        </>
      )}
    </>
  )
}
