import { useText } from '../i18n.ts'
import { useChange } from '../operator/desk-state.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import './waiting.css'

interface JunkMarkProps {
  readonly mailboxId: string
  readonly count: number
}

/** «У Спамі 2 листи»: a quiet line beside a mailbox, and the way to them. */
export function JunkMark({ mailboxId, count }: JunkMarkProps) {
  const text = useText()
  const change = useChange()
  if (count === 0) return null
  return (
    <p className="junk-mark">
      <Icon name="warning" size={18} />
      <span>{text('waiting.junk-count', { count })}</span>
      <Button size="small" aria-haspopup="dialog" onClick={() => change({ overlay: { kind: 'junk', mailboxId } })}>
        {text('common.show')}
      </Button>
    </p>
  )
}
