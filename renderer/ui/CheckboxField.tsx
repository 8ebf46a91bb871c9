import { useId, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import './choice.css'

export interface CheckboxFieldProps {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: ReactNode
}

export function CheckboxField({ label, checked, onChange, hint }: CheckboxFieldProps) {
  const id = useId()
  return (
    <div className="checkbox">
      <label>
        <span className="checkbox-box">
          <input
            type="checkbox"
            checked={checked}
            aria-describedby={hint === undefined ? undefined : id}
            onChange={event => onChange(event.target.checked)}
          />
          <Icon name="check" size={16} />
        </span>
        {label}
      </label>
      {hint !== undefined && (
        <p className="checkbox-hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  )
}
