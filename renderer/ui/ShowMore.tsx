import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from './Button.tsx'

/** How much of a long list is drawn; more comes a step at a time. */
export function useShownCount(step: number): readonly [count: number, more: () => void] {
  const [count, setCount] = useState(step)
  return [count, () => setCount(count + step)]
}

interface ShowMoreProps {
  readonly total: number
  readonly shown: number
  readonly onMore: () => void
}

/** Below a list of which only the beginning is drawn. */
export function ShowMore({ total, shown, onMore }: ShowMoreProps) {
  const text = useText()
  if (total <= shown) return null
  return (
    <Button kind="quiet" icon="caret-down" onClick={onMore}>
      {text('common.more', { number: total - shown })}
    </Button>
  )
}
