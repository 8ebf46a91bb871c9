import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'

interface SelectionBarProps {
  readonly count: number
  readonly onSwitch: (active: boolean) => void
  readonly onClear: () => void
}

/** What can be done with everything that is ticked. */
export function SelectionBar({ count, onSwitch, onClear }: SelectionBarProps) {
  const text = useText()
  return (
    <>
      <b role="status">{text('services.selected', { count })}</b>
      <span className="page-gap" />
      <Button kind="quiet" onClick={onClear}>
        {text('services.select-none')}
      </Button>
      <Button icon="minus-circle" onClick={() => onSwitch(false)}>
        {text('services.switch-off')}
      </Button>
      <Button kind="primary" icon="check-circle" onClick={() => onSwitch(true)}>
        {text('services.switch-on')}
      </Button>
    </>
  )
}
