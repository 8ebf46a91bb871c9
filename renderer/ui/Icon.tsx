import { icons, smallIcons, type IconName } from './icons.ts'
import './icon.css'

const paths = new Map<string, string>()

/** The drawing inside the file's text: every icon of the set is made of paths alone. */
function pathOf(raw: string): string {
  const known = paths.get(raw)
  if (known !== undefined) return known
  const path = [...raw.matchAll(/ d="([^"]+)"/g)].map(match => match[1]).join('')
  paths.set(raw, path)
  return path
}

export interface IconProps {
  readonly name: IconName
  readonly size?: number
  /** What it says where no words beside it do; without it the icon is decoration. */
  readonly label?: string | undefined
}

export function Icon({ name, size = 20, label }: IconProps) {
  const raw = (size <= 18 && smallIcons[name]) || icons[name]
  return (
    <svg
      className="icon"
      viewBox="0 0 256 256"
      width={size}
      height={size}
      fill="currentColor"
      focusable="false"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={pathOf(raw)} />
    </svg>
  )
}
