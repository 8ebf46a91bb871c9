import type { ButtonHTMLAttributes, Ref } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import './button.css'

export interface IconButtonProps extends Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'id' | 'aria-expanded' | 'aria-controls' | 'aria-haspopup' | 'aria-describedby'
> {
  readonly icon: IconName
  /** Its name, and the tooltip. */
  readonly label: string
  /** For a tool that stays on. */
  readonly pressed?: boolean | undefined
  readonly hotkey?: string | undefined
  readonly disabled?: boolean | undefined
  readonly onClick: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ icon, label, pressed, hotkey, disabled = false, onClick, ...native }: IconButtonProps) {
  return (
    <button
      {...native}
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={hotkey}
      aria-disabled={disabled || undefined}
      title={hotkey === undefined ? label : `${label} (${hotkey})`}
      onClick={() => disabled || onClick()}
    >
      <Icon name={icon} />
    </button>
  )
}
