import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import { DeskMenu } from './DeskMenu.tsx'
import { MailChip } from './MailChip.tsx'
import { PlaceTabs } from './PlaceTabs.tsx'
import { useAsk } from './use-ask.ts'
import './top-bar.css'

export function TopBar() {
  const text = useText()
  const ask = useAsk()
  return (
    <header className="top-bar">
      <div className="brand">
        <Mark />
        <b>{text('common.product')}</b>
      </div>
      <PlaceTabs />
      <div className="top-tools">
        <Button size="small" icon="monitor" onClick={() => void ask('window.show', { role: 'display' })}>
          {text('desk.open-display')}
        </Button>
        <MailChip />
        <DeskMenu />
      </div>
    </header>
  )
}
