import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import './banner.css'

const pictures = { ok: 'check-circle', warn: 'warning', bad: 'x-circle', info: 'info' } as const satisfies Record<
  string,
  IconName
>

export interface BannerProps {
  readonly kind: keyof typeof pictures
  /** The fact, bold. */
  readonly title: ReactNode
  /** What it means. */
  readonly children?: ReactNode
  /** One button at most. */
  readonly action?: ReactNode
  /** Told to screen readers when it appears: at once if bad, politely otherwise. */
  readonly live?: boolean
}

export function Banner({ kind, title, children, action, live = false }: BannerProps) {
  const role = live ? (kind === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={`banner ${kind}`} role={role}>
      <Icon name={pictures[kind]} size={24} />
      <div className="banner-words">
        <b>{title}</b> {children}
      </div>
      {action}
    </div>
  )
}
