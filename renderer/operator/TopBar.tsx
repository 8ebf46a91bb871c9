import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import { useView } from './desk-state.ts'
import { DeskMenu } from './DeskMenu.tsx'
import { MailChip } from './MailChip.tsx'
import { useAsk } from './use-ask.ts'
import './top-bar.css'

export function TopBar() {
  const text = useText()
  const ask = useAsk()
  const open = useView(view => view.open)
  return (
    <header className="top-bar">
      <div className="brand">
        <Mark />
        <b>{text('common.product')}</b>
      </div>
      <h1 className="top-tab">
        {text('desk.queue')}
        {open > 0 && (
          <>
            <span className="top-tab-count" aria-hidden>
              {open}
            </span>
            <span className="visually-hidden">, {text('desk.queue-count', { count: open })}</span>
          </>
        )}
      </h1>
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
