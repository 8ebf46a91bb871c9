import { useId, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import './field.css'

export interface FieldFrame {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong and what would be right; replaces the hint. */
  readonly error?: string | undefined
}

/** What the control inside a field needs to be tied to its words. */
export interface FieldTies {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label above, control, then the hint or the error below: the frame of every field. */
export function Field(props: FieldFrame & { readonly children: (ties: FieldTies) => ReactNode }) {
  const { label, hint, error, children } = props
  const id = useId()
  const note = error ?? hint
  return (
    <div className={error === undefined ? 'field' : 'field invalid'}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {note !== undefined && (
        <div className="field-note" id={`${id}-note`}>
          {error !== undefined && <Icon name="x-circle" size={16} />}
          <span>{note}</span>
        </div>
      )}
    </div>
  )
}
