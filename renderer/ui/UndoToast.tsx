import { useEffect, useEffectEvent, useState } from 'react'
import { every } from '../clock.ts'
import { useText } from '../i18n.ts'
import { Icon } from './Icon.tsx'
import { KeyHint } from './KeyHint.tsx'
import './toast.css'

export interface UndoToastProps {
  /** What was done. */
  readonly text: string
  readonly seconds?: number
  readonly hotkey?: string | undefined
  readonly onUndo: () => void
  /** The time is over; called once. */
  readonly onClose: () => void
}

/** The clock stands still while the pointer or the focus is on it: nobody is to be hurried off the button. */
export function UndoToast({ text: done, seconds = 8, hotkey, onUndo, onClose }: UndoToastProps) {
  const text = useText()
  const [left, setLeft] = useState(seconds)
  const [held, setHeld] = useState({ pointer: false, focus: false })
  const standing = held.pointer || held.focus
  const over = left <= 0
  const close = useEffectEvent(onClose)

  useEffect(() => (standing ? undefined : every(1_000, () => setLeft(value => value - 1))), [standing])
  useEffect(() => {
    if (over) close()
  }, [over])

  return (
    <div
      className="undo-toast"
      onPointerEnter={() => setHeld(now => ({ ...now, pointer: true }))}
      onPointerLeave={() => setHeld(now => ({ ...now, pointer: false }))}
      onFocus={() => setHeld(now => ({ ...now, focus: true }))}
      onBlur={() => setHeld(now => ({ ...now, focus: false }))}
    >
      <Icon name="check-circle" size={20} />
      <span role="status">{done}</span>
      <span className="undo-toast-left" aria-hidden>
        {text('common.seconds', { seconds: Math.max(left, 0) })}
      </span>
      <button type="button" className="undo-toast-action" aria-keyshortcuts={hotkey} onClick={onUndo}>
        {text('common.undo')}
        {hotkey && <KeyHint>{hotkey}</KeyHint>}
      </button>
    </div>
  )
}
