import { useEffect, useEffectEvent, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'

interface PopoverProps {
  readonly label: string
  readonly opener: ReactNode
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A card that hangs from its opener; Esc, a press outside or leaving it by Tab puts it away. */
export function Popover({ opener, open, ...card }: PopoverProps) {
  const anchor = useRef<HTMLDivElement>(null)
  return (
    <div className="popover-anchor" ref={anchor}>
      {opener}
      {open && <Card {...card} anchor={anchor} />}
    </div>
  )
}

interface CardProps extends Pick<PopoverProps, 'label' | 'onClose' | 'children'> {
  readonly anchor: RefObject<HTMLDivElement | null>
}

function Card({ label, onClose, children, anchor }: CardProps) {
  const card = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)

  useLayoutEffect(() => {
    const element = card.current
    const before = document.activeElement
    element?.focus()
    return () => {
      // Whatever had the focus in the card goes with it, as when a dialog is opened from there: that comes back here.
      if (before instanceof HTMLElement && element?.contains(document.activeElement)) before.focus()
    }
  }, [])

  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [anchor])

  return (
    <div
      className="popover"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      ref={card}
      onBlur={event => {
        if (event.relatedTarget !== null && !anchor.current?.contains(event.relatedTarget)) onClose()
      }}
    >
      {children}
    </div>
  )
}
