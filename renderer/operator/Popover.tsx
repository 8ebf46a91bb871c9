import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'

interface PopoverProps {
  readonly label: string
  readonly opener: ReactNode
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A card that hangs from its opener; Esc, a press outside or leaving it by Tab puts it away. */
export function Popover({ label, opener, open, onClose, children }: PopoverProps) {
  const anchor = useRef<HTMLDivElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)

  useEffect(() => {
    if (!open) return
    const before = document.activeElement
    card.current?.focus()
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      if (before instanceof HTMLElement) before.focus()
      close()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])

  return (
    <div className="popover-anchor" ref={anchor}>
      {opener}
      {open && (
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
      )}
    </div>
  )
}
