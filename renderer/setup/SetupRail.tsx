import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { Mark } from '../ui/Mark.tsx'
import './rail.css'

export interface RailStep {
  readonly title: string
  readonly note: string
  readonly done: boolean
}

export interface SetupRailProps {
  readonly steps: readonly RailStep[]
  readonly current: number
  /** What is entered outlives the window. */
  readonly kept: boolean
  readonly onGo: (step: number) => void
  readonly otherLanguage: { readonly label: string; readonly lang: string; readonly onClick: () => void }
}

/** Where we are. Done steps can be returned to. */
export function SetupRail({ steps, current, kept, onGo, otherLanguage }: SetupRailProps) {
  const text = useText()
  return (
    <nav className="setup-rail" aria-label={text('setup.title')}>
      <p className="setup-brand">
        <Mark size={26} />
        {text('common.product')}
      </p>
      <h2>{text('setup.title')}</h2>
      <p className="setup-rail-lead">{kept ? `${text('setup.lead')} ${text('setup.leadKept')}` : text('setup.lead')}</p>
      <ol>
        {steps.map(({ title, note, done }, index) => {
          const look = index === current ? 'current' : done ? 'done' : 'ahead'
          const words = (
            <>
              <span className="setup-number">{look === 'done' ? <Icon name="check" size={20} /> : index + 1}</span>
              <span>
                <b>{title}</b>
                <small>{note}</small>
              </span>
            </>
          )
          return (
            <li key={title} className={look} aria-current={index === current ? 'step' : undefined}>
              {look === 'done' && index < current ? (
                <button type="button" className="setup-place" onClick={() => onGo(index)}>
                  {words}
                </button>
              ) : (
                <div className="setup-place">{words}</div>
              )}
            </li>
          )
        })}
      </ol>
      <button type="button" className="setup-language" lang={otherLanguage.lang} onClick={otherLanguage.onClick}>
        <Icon name="translate" size={18} />
        {otherLanguage.label}
      </button>
    </nav>
  )
}
