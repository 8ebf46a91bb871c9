import { useId, type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { KeyHint } from './KeyHint.tsx'
import './button.css'

type Native = ButtonHTMLAttributes<HTMLButtonElement>

export interface ButtonProps extends Pick<
  Native,
  'autoFocus' | 'form' | 'id' | 'aria-expanded' | 'aria-controls' | 'aria-haspopup'
> {
  readonly kind?: 'primary' | 'second' | 'quiet' | 'danger'
  readonly size?: 'small' | 'medium' | 'large'
  readonly icon?: IconName | undefined
  readonly hotkey?: string | undefined
  readonly busy?: boolean | undefined
  /** The verb of the moment, «Перевіряємо…»; the button is always wide enough for both. */
  readonly busyText?: string | undefined
  /** Why it cannot be pressed now. Such a button stays in the tab order, so that the reason can be found. */
  readonly disabledReason?: string | undefined
  readonly type?: 'button' | 'submit'
  readonly onClick?: (() => void) | undefined
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

export function Button(props: ButtonProps) {
  const { kind = 'second', size = 'medium', icon, hotkey, busy = false, busyText, disabledReason, ...rest } = props
  const { type = 'button', onClick, children, ...native } = rest
  const reason = useId()
  const disabled = disabledReason !== undefined
  const inert = disabled || busy

  return (
    <>
      <button
        {...native}
        type={type}
        className={`button ${kind} ${size}`}
        aria-disabled={inert || undefined}
        aria-describedby={disabled ? reason : undefined}
        aria-busy={busy || undefined}
        aria-keyshortcuts={hotkey}
        title={disabledReason}
        onClick={event => (inert ? event.preventDefault() : onClick?.())}
      >
        <span className="button-face" aria-hidden={busy || undefined}>
          {icon && <Icon name={icon} size={size === 'small' ? 18 : 20} />}
          {children}
          {hotkey && <KeyHint>{hotkey}</KeyHint>}
        </span>
        {(busy || busyText !== undefined) && (
          <span className="button-face busy" aria-hidden={!busy || undefined}>
            <Icon name="circle-notch" size={18} />
            {busyText ?? children}
          </span>
        )}
      </button>
      {disabled && (
        <span id={reason} className="visually-hidden">
          {disabledReason}
        </span>
      )}
    </>
  )
}
