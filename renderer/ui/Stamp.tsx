import { useText } from '../i18n.ts'
import { Icon } from './Icon.tsx'
import './stamp.css'

export interface StampProps {
  /** The visitor's code. */
  readonly code: number
  /** New, open, or settled one way or the other. */
  readonly look: 'filled' | 'outlined' | 'accepted' | 'rejected'
  readonly size?: 'row' | 'package'
}

export function Stamp({ code, look, size = 'row' }: StampProps) {
  const text = useText()
  const mark = look === 'accepted' ? 'check' : look === 'rejected' ? 'x' : undefined
  return (
    <span className={`stamp ${look} on-${size}`}>
      <span className="visually-hidden">{text('common.code')} </span>
      {mark ? <Icon name={mark} size={size === 'row' ? 20 : 28} /> : code}
      {mark && <span className="visually-hidden">{code}</span>}
    </span>
  )
}
