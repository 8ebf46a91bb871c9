import { useEffect, useRef, type ReactNode } from 'react'
import { useMistakeFocus } from './use-mistake-focus.ts'

export interface StepFrameProps {
  readonly title: string
  readonly lead: string
  readonly form: ReactNode
  readonly card: ReactNode
  readonly footer: ReactNode
  /** Enter in a field. */
  readonly onSubmit: () => void
  /** Counts attempts to go on that were stopped by a mistake; each moves the focus to the first one. */
  readonly stopped: number
}

/** A step of the set-up: heading, form, the card beside it, and the decisions below, which never scroll away. */
export function StepFrame({ title, lead, form, card, footer, onSubmit, stopped }: StepFrameProps) {
  const frame = useMistakeFocus<HTMLFormElement>(stopped)
  const heading = useRef<HTMLHeadingElement>(null)

  // A new step begins at its heading, for those who listen as well.
  useEffect(() => heading.current?.focus(), [])

  return (
    <form
      ref={frame}
      className="setup-step"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <div className="setup-scroll">
        <header>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p>{lead}</p>
        </header>
        <div className="setup-columns">
          <div className="setup-form">{form}</div>
          {card}
        </div>
      </div>
      <footer className="setup-footer">{footer}</footer>
    </form>
  )
}
