import { useText } from '../i18n.ts'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AfterChoice } from './AfterChoice.tsx'
import { shownServer, type MailboxField } from './mailbox-draft.ts'
import { OtherFolders } from './OtherFolders.tsx'
import type { MailboxFormTool } from './use-mailbox-form.ts'

export interface FolderFieldsProps {
  readonly form: MailboxFormTool
  readonly errorOf: (field: MailboxField) => string | undefined
}

/** Whose letters, in which folders, and what is done with them. */
export function FolderFields({ form, errorOf }: FolderFieldsProps) {
  const text = useText()
  const { draft, change, state } = form
  const folders = state.kind === 'answered' ? state.check.folders : []
  return (
    <>
      <div className="setup-pair">
        <TextField
          label={text('setup.user')}
          error={errorOf('user')}
          spellCheck={false}
          autoComplete="off"
          value={shownServer(draft).user}
          onChange={user => change({ user })}
        />
        <SelectField
          label={text('setup.folder')}
          value={draft.folder}
          options={[...new Set(['INBOX', draft.folder, ...folders])].map(value => ({
            value,
            label: value === 'INBOX' ? text('setup.inbox') : value,
          }))}
          onChange={folder => change({ folder })}
        />
      </div>
      <OtherFolders
        watched={draft.folder}
        chosen={draft.folders}
        folders={folders}
        isKnown={folders.length > 0}
        more={state.kind === 'answered' ? state.check.moreFolders : 0}
        onChange={chosen => change({ folders: chosen })}
      />
      <AfterChoice
        after={draft.after}
        watched={draft.folder}
        folders={folders}
        errorOf={errorOf}
        onChange={after => change({ after })}
      />
    </>
  )
}
