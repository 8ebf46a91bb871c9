import { useId } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { CheckboxField } from '../ui/CheckboxField.tsx'
import { Icon } from '../ui/Icon.tsx'
import { mistakeOf, unknownHours, usualHours, type DayDraft, type HoursDraft } from './hours.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

interface HoursFieldProps {
  readonly hours: HoursDraft
  readonly onChange: (hours: HoursDraft) => void
  /** Mistakes are shown once somebody has tried to save. */
  readonly tried: boolean
}

/** Working hours for each weekday; most institutions need one press. */
export function HoursField({ hours, onChange, tried }: HoursFieldProps) {
  const text = useText()
  const id = useId()
  const monday = hours[0]
  const set = (day: number, patch: Partial<DayDraft>) =>
    onChange(hours.map((one, index) => (index === day ? { ...one, ...patch } : one)))

  return (
    <fieldset className="hours">
      <legend>{text('services.hours')}</legend>
      <div className="hours-quick">
        <Button size="small" onClick={() => onChange(usualHours)}>
          {text('services.hours-usual')}
        </Button>
        {monday?.open && (
          <Button size="small" onClick={() => onChange(hours.map((day, index) => (index < 5 ? monday : day)))}>
            {text('services.hours-as-monday')}
          </Button>
        )}
        <Button kind="quiet" size="small" onClick={() => onChange(unknownHours)}>
          {text('services.hours-none')}
        </Button>
      </div>
      <ul>
        {hours.map((day, index) => {
          const weekday = weekdays[index]!
          const name = text(`services.day-${weekday}`)
          const mistake = tried ? mistakeOf(day) : null
          const note = `${id}-${weekday}`
          const time = (which: 'opens' | 'closes') => (
            <input
              className="field-control"
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={day[which]}
              aria-label={text(`services.hours-${which}`, { day: name })}
              aria-invalid={mistake === which || mistake === 'order' || undefined}
              aria-describedby={mistake === null ? undefined : note}
              onChange={event => set(index, { [which]: event.target.value })}
            />
          )
          return (
            <li key={weekday} className={mistake === null ? 'hours-day' : 'hours-day invalid'}>
              <CheckboxField
                label={name}
                checked={day.open}
                onChange={open =>
                  set(index, open && day.opens === '' ? { open, opens: '9:00', closes: '18:00' } : { open })
                }
              />
              {day.open ? (
                <>
                  {time('opens')}
                  <span aria-hidden>–</span>
                  {time('closes')}
                </>
              ) : (
                <span className="meta">{text('services.hours-closed')}</span>
              )}
              {mistake && (
                <p className="hours-mistake" id={note}>
                  <Icon name="x-circle" size={16} />
                  {text(`services.hours-mistake-${mistake}`)}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
