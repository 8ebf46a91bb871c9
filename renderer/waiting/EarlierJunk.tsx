import { useState } from 'react'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { JunkRows } from './JunkRows.tsx'
import type { Junk, JunkRow } from './use-junk.ts'

interface EarlierJunkProps {
  readonly rows: readonly JunkRow[]
  readonly junk: Junk
}

/** What lay in Junk before: hardly what somebody waits for now, and one press away. */
export function EarlierJunk({ rows, junk }: EarlierJunkProps) {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  if (rows.length === 0) return null
  return (
    <section className="waiting-earlier">
      <Button
        kind="quiet"
        icon={isOpen ? 'caret-up' : 'caret-down'}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {text('waiting.junk-earlier', { count: rows.length })}
      </Button>
      {isOpen && <JunkRows rows={rows} junk={junk} />}
    </section>
  )
}
