import { useId } from 'react'

export interface Choice<V extends string> {
  readonly value: V
  readonly label: string
  readonly about?: string | undefined
}

interface ChoicesProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly Choice<V>[]
  readonly onChange: (value: V) => void
}

/** A list where one line is chosen, each with room for an explanation. */
export function Choices<V extends string>({ label, value, choices, onChange }: ChoicesProps<V>) {
  const name = useId()
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {choices.map(choice => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            autoFocus={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.about && <small>{choice.about}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
