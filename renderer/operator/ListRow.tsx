import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { KeyHint } from '../ui/KeyHint.tsx'

interface ListRowProps {
  readonly icon: IconName
  readonly tone?: 'ok' | 'warn' | 'bad' | undefined
  readonly title: string
  readonly about: string
  /** The loudest row of its list. */
  readonly strong?: boolean
  readonly hotkey?: string | undefined
  /** With these the row is a button; pressed while its copy is in the preview. */
  readonly pressed?: boolean
  readonly onClick?: (() => void) | undefined
}

/** A line of a list in the package: picture, name, and below it how we know. */
export function ListRow({ icon, tone, title, about, strong = false, hotkey, pressed, onClick }: ListRowProps) {
  const content = (
    <>
      <Icon name={icon} size={22} />
      <span className="list-row-words">
        <span className={strong ? 'clip strong' : 'clip'} title={title}>
          {title}
        </span>
        <span className="meta">{about}</span>
      </span>
      {hotkey && <KeyHint>{hotkey}</KeyHint>}
    </>
  )
  const className = tone === undefined ? 'list-row' : `list-row ${tone}`
  return (
    <li>
      {onClick ? (
        <button type="button" className={className} aria-pressed={pressed} aria-keyshortcuts={hotkey} onClick={onClick}>
          {content}
        </button>
      ) : (
        <div className={className}>{content}</div>
      )}
    </li>
  )
}
