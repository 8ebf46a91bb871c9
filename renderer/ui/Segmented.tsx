import { useId } from 'react'
import type { Option } from './SelectField.tsx'
import './choice.css'

export interface SegmentedProps<V extends string> {
  /** What is being chosen. Said to screen readers; drawn only with `labelShown`. */
  readonly label: string
  readonly labelShown?: boolean
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
  /** Every part as wide as the others. */
  readonly even?: boolean
}

/** A radio group in a track: one tab stop, arrows choose. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { label, labelShown = false, value, options, onChange, even = false } = props
  const name = useId()
  return (
    <fieldset className={even ? 'segmented even' : 'segmented'}>
      <legend className={labelShown ? undefined : 'visually-hidden'}>{label}</legend>
      <div className="segmented-track">
        {options.map(option => (
          <label key={option.value} className="segmented-part">
            <input
              className="visually-hidden"
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
