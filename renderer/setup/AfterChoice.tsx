import type { AfterAction } from '../../shared/model/mailbox.ts'
import { useText } from '../i18n.ts'
import { Choices } from '../operator/Choices.tsx'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { AfterDraft, AfterField } from './after-draft.ts'
import './after.css'

/** Written out, not imported: the schemas that hold the list do not travel to windows. */
const actions: readonly AfterAction['does'][] = ['leave', 'seen', 'keyword', 'move', 'delete']

export interface AfterChoiceProps {
  readonly after: AfterDraft
  /** The folder that letters are read from. */
  readonly watched: string
  /** The mailbox's folders, none while they are not known. */
  readonly folders: readonly string[]
  readonly errorOf: (field: AfterField) => string | undefined
  readonly onChange: (after: AfterDraft) => void
}

/** What is done with a letter on the server once it is stored: each choice says exactly what happens. */
export function AfterChoice(props: AfterChoiceProps) {
  const { after, errorOf, onChange } = props
  const text = useText()
  const disagreed = errorOf('after-agreed')
  return (
    <div className="after-choice">
      <Choices
        label={text('after.title')}
        value={after.does}
        choices={actions.map(value => ({
          value,
          label: text(`after.${value}`),
          about: text(`after.${value}-about`),
        }))}
        onChange={does => onChange({ ...after, does })}
      />
      {after.does === 'move' && <TargetFolder {...props} />}
      {after.does === 'delete' && (
        <>
          <TextField
            label={text('after.days')}
            hint={text('after.days-hint')}
            error={errorOf('after-days')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={after.days}
            onChange={days => onChange({ ...after, days, agreed: false })}
          />
          <CheckboxField
            label={text('after.agree', { count: Number(after.days) || 0 })}
            checked={after.agreed}
            onChange={agreed => onChange({ ...after, agreed })}
          />
          {disagreed !== undefined && (
            <p className="after-mistake" role="alert" tabIndex={-1} data-mistake>
              {disagreed}
            </p>
          )}
        </>
      )}
      {after.does !== 'leave' && <p className="after-since">{text('after.since')}</p>}
    </div>
  )
}

function TargetFolder({ after, watched, folders, errorOf, onChange }: AfterChoiceProps) {
  const text = useText()
  const common = { label: text('after.folder'), error: errorOf('after-folder') }
  const change = (folder: string) => onChange({ ...after, folder })
  const targets = [...new Set([after.folder, ...folders])].filter(name => name !== '' && name !== watched)
  if (folders.length === 0)
    return (
      <TextField
        {...common}
        hint={text('after.folder-type')}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={after.folder}
        onChange={change}
      />
    )
  return (
    <SelectField
      {...common}
      value={after.folder}
      options={[
        ...(after.folder === '' || after.folder === watched
          ? [{ value: after.folder, label: text('after.folder-choose') }]
          : []),
        ...targets.map(value => ({ value, label: value })),
      ]}
      onChange={change}
    />
  )
}
