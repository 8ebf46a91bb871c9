import { icons, smallIcons, type IconName } from './icons.ts'
import { pathOf } from './path-of.ts'
import './icon.css'

export interface IconProps {
  readonly name: IconName
  readonly size?: number
}

/** Decoration beside words: a control without words is named by its own label. */
export function Icon({ name, size = 20 }: IconProps) {
  const raw = (size <= 18 && smallIcons[name]) || icons[name]
  return (
    <svg
      className="icon"
      viewBox="0 0 256 256"
      width={size}
      height={size}
      fill="currentColor"
      aria-hidden
      focusable="false"
    >
      <path d={pathOf(raw)} />
    </svg>
  )
}
