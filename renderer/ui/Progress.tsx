import { useId } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './Button.tsx'
import './progress.css'

export interface ProgressProps {
  readonly label: string
  readonly done: number
  readonly total: number
  readonly onCancel?: (() => void) | undefined
}

export function Progress({ label, done, total, onCancel }: ProgressProps) {
  const text = useText()
  const id = useId()
  return (
    <div className="progress">
      <div className="progress-words" id={id}>
        <b>{label}</b> {text('common.progress', { done, total })}
      </div>
      <progress aria-labelledby={id} value={done} max={Math.max(total, 1)} />
      {onCancel && (
        <Button kind="quiet" onClick={onCancel}>
          {text('common.cancel')}
        </Button>
      )}
    </div>
  )
}
