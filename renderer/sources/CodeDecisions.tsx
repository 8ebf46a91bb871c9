import { useState } from 'react'
import type { PendingCode } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { takeWords } from './take-words.ts'

interface CodeDecisionsProps {
  readonly chosen: readonly PendingCode[]
  readonly onDecide: (codes: readonly PendingCode[], accept: boolean) => Promise<void>
}

/** What happens to the chosen codes, in so many words: how many services, who sees them, which paper comes down. */
export function CodeDecisions({ chosen, onDecide }: CodeDecisionsProps) {
  const text = useText()
  const [busy, setBusy] = useState(false)
  const posters = chosen.reduce((sum, code) => sum + code.posters, 0)

  async function decide(accept: boolean): Promise<void> {
    if (busy || chosen.length === 0) return
    setBusy(true)
    await onDecide(chosen, accept)
    setBusy(false)
  }

  return (
    <footer className="source-decisions">
      {chosen.length > 0 && (
        <p>{posters > 0 ? text('sources.posters-after', { count: posters }) : text('sources.posters-none')}</p>
      )}
      <div className="source-decisions-buttons">
        <Button
          kind="primary"
          size="large"
          busy={busy}
          busyText={text('sources.taking')}
          disabledReason={chosen.length === 0 ? text('sources.take-none-why') : undefined}
          onClick={() => void decide(true)}
        >
          {takeWords(chosen, text)}
        </Button>
        {chosen.length > 0 && (
          <Button size="large" onClick={() => void decide(false)}>
            {text('sources.leave', { count: chosen.length })}
          </Button>
        )}
      </div>
    </footer>
  )
}
