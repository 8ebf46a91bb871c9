import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import './chip.css'

export const chipPictures = {
  ok: 'check-circle',
  warn: 'wifi-slash',
  bad: 'x-circle',
  idle: 'circle-notch',
} as const satisfies Record<string, IconName>

export interface StatusChipProps {
  readonly kind: keyof typeof chipPictures
  /** The fact, bold. */
  readonly strong: string
  /** What goes on after it; bring your own comma. */
  readonly text: string
  readonly icon?: IconName
  /** Something waits for a person, though the fact does not tell of it; the words of a small mark. */
  readonly mark?: string | undefined
  /** The next thing to do, behind a divider. */
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined
  /** Opens the status card. */
  readonly onClick?: (() => void) | undefined
  readonly expanded?: boolean | undefined
}

export function StatusChip({ kind, strong, text, icon, mark, action, onClick, expanded }: StatusChipProps) {
  const words = (
    <>
      <Icon name={icon ?? chipPictures[kind]} size={18} />
      {/* A narrow window cuts the end off. */}
      <span title={`${strong}${text}`}>
        <b>{strong}</b>
        {text}
      </span>
      {mark !== undefined && (
        <span className="status-chip-mark" title={mark}>
          <Icon name="circle" size={10} />
          <span className="visually-hidden">. {mark}</span>
        </span>
      )}
    </>
  )
  return (
    <div className={`status-chip ${kind}`}>
      {onClick ? (
        <button type="button" className="status-chip-words" aria-expanded={expanded} onClick={onClick}>
          {words}
        </button>
      ) : (
        <span className="status-chip-words">{words}</span>
      )}
      {action && (
        <button type="button" className="status-chip-action" onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </div>
  )
}
