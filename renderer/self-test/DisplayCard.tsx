import { useId, useState } from 'react'
import { decimal } from '../format.ts'
import { useLanguage, useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { useAsk } from '../operator/use-ask.ts'
import { Icon } from '../ui/Icon.tsx'
import { TextField } from '../ui/TextField.tsx'

/** What the reception windows tell of themselves, and what only a person can: the monitor's diagonal. */
export function DisplayCard() {
  const text = useText()
  const heading = useId()
  const screens = useView(view => view.display.screens)
  const inches = useView(view => view.settings.displayInches)
  return (
    <section className="self-test-card" aria-labelledby={heading}>
      <h2 id={heading}>{text('selfTest.display')}</h2>
      <ul className="screens">
        {screens.length === 0 && (
          <li>
            <Icon name="monitor" size={22} />
            {text('selfTest.screens-none')}
          </li>
        )}
        {screens.map(({ width, height, ratio }, index) => (
          <li key={index}>
            <Icon name="monitor" size={22} />
            <span>
              {screens.length > 1 && `${text('selfTest.screen-number', { number: index + 1 })}: `}
              {text('selfTest.screen-size', { width: String(width), height: String(height) })}
              {ratio !== 1 && `, ${text('selfTest.screen-ratio', { percent: Math.round(ratio * 100) })}`}
            </span>
          </li>
        ))}
      </ul>
      <InchesField key={inches} inches={inches} many={screens.length > 1} />
    </section>
  )
}

/** Takes both commas and points; what is no diagonal is told at the field and not sent. */
function InchesField({ inches, many }: { readonly inches: number; readonly many: boolean }) {
  const text = useText()
  const language = useLanguage()
  const ask = useAsk()
  const [typed, setTyped] = useState(decimal(inches, 1, language))
  const [wrong, setWrong] = useState(false)

  function save(): void {
    const value = Number(typed.trim().replace(',', '.'))
    const isFit = typed.trim() !== '' && value >= 7 && value <= 120
    setWrong(!isFit)
    if (isFit && value !== inches) void ask('settings.change', { displayInches: value })
  }

  return (
    <form
      className="inches"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
      onBlur={save}
    >
      <TextField
        label={text('selfTest.inches')}
        hint={text(many ? 'selfTest.inches-hint-many' : 'selfTest.inches-hint')}
        error={wrong ? text('selfTest.inches-wrong') : undefined}
        inputMode="decimal"
        autoComplete="off"
        maxLength={8}
        value={typed}
        onChange={setTyped}
      />
    </form>
  )
}
