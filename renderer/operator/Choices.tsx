import { useEffect, useId, useRef } from 'react'

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
  /** Takes the focus at once: a dialog would give it to its first line, chosen or not. */
  readonly focused?: boolean
  /** Two side by side, where explanations make the list long. */
  readonly paired?: boolean
}

/** A list where one line is chosen, each with room for an explanation. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  const { label, value, choices, onChange, focused = false, paired = false } = props
  const name = useId()
  const chosen = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focused) chosen.current?.focus()
  }, [focused])

  return (
    <fieldset className={paired ? 'choices paired' : 'choices'}>
      <legend>{label}</legend>
      {choices.map(choice => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            ref={choice.value === value ? chosen : undefined}
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
