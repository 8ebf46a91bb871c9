import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import './page.css'

export interface PageFrameProps {
  readonly title: string
  /** Below the title, quieter. */
  readonly lead?: ReactNode
  /** Where this page was opened from, when it is a page of another one. */
  readonly back?: { readonly label: string; readonly onClick: () => void } | undefined
  /** At the right end of the head. */
  readonly tools?: ReactNode
  /** Decisions, which never scroll away. */
  readonly footer?: ReactNode
  /** The focus goes elsewhere when the page opens. */
  readonly quiet?: boolean
  /** What is inside fills the page from edge to edge and scrolls by itself. */
  readonly filled?: boolean
  readonly children: ReactNode
}

/** A place of the desk beside the queue: head, the part that scrolls, decisions. */
export function PageFrame({
  title,
  lead,
  back,
  tools,
  footer,
  quiet = false,
  filled = false,
  children,
}: PageFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()

  const begin = useEffectEvent(() => quiet || heading.current?.focus())

  // A new page begins at its heading, for those who listen as well.
  useEffect(() => void begin(), [])

  return (
    <main className="page" aria-labelledby={id}>
      <header className="page-head">
        {back && (
          <button type="button" className="page-back" onClick={back.onClick}>
            <Icon name="caret-left" size={18} />
            {back.label}
          </button>
        )}
        <div className="page-title">
          <h1 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        {tools && <div className="page-tools">{tools}</div>}
      </header>
      <div className={filled ? 'page-body filled' : 'page-body'}>{children}</div>
      {footer && <footer className="page-footer">{footer}</footer>}
    </main>
  )
}
