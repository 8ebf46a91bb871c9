import { useText } from '../i18n.ts'
import { useChange, useHotkey } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'

/** At the queue's head: where somebody looks for a letter that is not there. */
export function WaitingButton() {
  const text = useText()
  const change = useChange()
  const hotkey = useHotkey()
  return (
    <Button
      icon="hourglass-medium"
      hotkey={hotkey('G')}
      aria-haspopup="dialog"
      onClick={() => change({ overlay: { kind: 'waiting' } })}
    >
      {text('waiting.title')}
    </Button>
  )
}
