import { useState, type InputHTMLAttributes, type Ref } from 'react'
import { useText } from '../i18n.ts'
import { Field, type FieldFrame } from './Field.tsx'

type Native = InputHTMLAttributes<HTMLInputElement>

export interface TextFieldProps
  extends
    FieldFrame,
    Pick<
      Native,
      | 'inputMode'
      | 'autoComplete'
      | 'autoFocus'
      | 'placeholder'
      | 'maxLength'
      | 'required'
      | 'readOnly'
      | 'name'
      | 'spellCheck'
    > {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'search'
  /** A password that its writer may look at. */
  readonly reveal?: boolean
  /** More than one line, as high as this many. */
  readonly lines?: number
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, value, onChange, type = 'text', reveal = false, lines, ...native } = props
  const text = useText()
  const [shown, setShown] = useState(false)

  return (
    <Field label={label} hint={hint} error={error}>
      {ties => {
        const common = {
          ...native,
          ...ties,
          value,
          'aria-required': native.required,
          onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
        }
        if (lines !== undefined) return <textarea {...common} className="field-control" rows={lines} />
        return (
          <div className="field-box">
            <input {...common} className="field-control" type={shown ? 'text' : type} />
            {reveal && (
              <button type="button" className="field-reveal" aria-controls={ties.id} onClick={() => setShown(!shown)}>
                {text(shown ? 'common.hide' : 'common.show')}
                <span className="visually-hidden"> {text('common.password')}</span>
              </button>
            )}
          </div>
        )
      }}
    </Field>
  )
}
