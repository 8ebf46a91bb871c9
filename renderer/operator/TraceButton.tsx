import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { useChange } from './desk-state.ts'

/** «Чому цього листа немає?», wherever somebody may be asking it; `sender` is what is already known. */
export function TraceButton({ sender = '' }: { readonly sender?: string }) {
  const text = useText()
  const change = useChange()
  return (
    <Button
      kind="quiet"
      icon="magnifying-glass"
      aria-haspopup="dialog"
      onClick={() => change({ overlay: { kind: 'trace', sender } })}
    >
      {text('letters.trace')}
    </Button>
  )
}
