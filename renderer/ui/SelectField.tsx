import { Field, type FieldFrame } from './Field.tsx'
import { Icon } from './Icon.tsx'

export interface Option<V extends string> {
  readonly value: V
  readonly label: string
}

export interface SelectFieldProps<V extends string> extends FieldFrame {
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
}

export function SelectField<V extends string>({ value, options, onChange, ...frame }: SelectFieldProps<V>) {
  return (
    <Field {...frame}>
      {ties => (
        <div className="field-box">
          <select
            {...ties}
            className="field-control"
            value={value}
            onChange={event => onChange(event.target.value as V)}
          >
            {options.map(option => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="caret-down" size={18} />
        </div>
      )}
    </Field>
  )
}
