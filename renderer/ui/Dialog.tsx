import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the decisive one first. */
  readonly actions: ReactNode
  /** Esc; whoever shows the dialog takes it away. */
  readonly onClose: () => void
  readonly wide?: boolean
  /** Makes Enter in a field press the decisive button, which must then be of type `submit`. */
  readonly onSubmit?: (() => void) | undefined
}

export function Dialog({ title, children, actions, onClose, wide = false, onSubmit }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useLayoutEffect(() => {
    const element = dialog.current
    const opener = document.activeElement
    element?.showModal()
    return () => {
      // A dialog removed without being closed would leave the focus on the body.
      element?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      // Chromium lets nobody prevent a second Esc in a row.
      onClose={event => event.currentTarget.open || onClose()}
    >
      <form
        className="dialog-sheet"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          onSubmit?.()
        }}
      >
        <h2 id={heading}>{title}</h2>
        <div className="dialog-body">{children}</div>
        <div className="dialog-actions">{actions}</div>
      </form>
    </dialog>
  )
}
