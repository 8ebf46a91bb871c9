import type { QueueItem } from '../../shared/model/package.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/Button.tsx'
import { useAsideActions } from './aside-actions.ts'
import { useDecisions } from './decisions.ts'
import { selectedDetails, useHotkey, useUi } from './desk-state.ts'
import { verdictOf } from './verdict.ts'

/** The decisions; loud only where accepting is the right next thing. A letter without copies has nothing to accept. */
export function DecisionBar({ item }: { readonly item: QueueItem }) {
  const text = useText()
  const hotkey = useHotkey()
  const { accept, askReason, putAside } = useDecisions()
  const details = useUi(selectedDetails)
  const busy = useUi(ui => ui.deciding === item.id && ui.overlay === null)
  if (item.aside !== null) return <AsideBar id={item.id} />
  const complete = details !== null && verdictOf(details) === 'complete'
  return (
    <footer className="decisions">
      {item.trouble === null && (
        <Button
          size="large"
          kind={complete ? 'primary' : 'second'}
          hotkey={hotkey('A')}
          busy={busy}
          busyText={text('desk.accept-busy')}
          disabledReason={item.serviceId === null ? text('desk.accept-needs-service') : undefined}
          onClick={() => void accept()}
        >
          {text('desk.accept')}
        </Button>
      )}
      <Button
        size="large"
        kind={item.trouble === null ? 'quiet' : 'second'}
        hotkey={hotkey('R')}
        aria-haspopup="dialog"
        onClick={askReason}
      >
        {text('desk.reject')}
      </Button>
      <Button size="large" kind="quiet" onClick={() => void putAside()}>
        {text('letters.to-aside')}
      </Button>
    </footer>
  )
}

/** What is held aside is only looked at: it is decided in the queue. */
function AsideBar({ id }: { readonly id: string }) {
  const text = useText()
  const { move } = useAsideActions()
  const busy = useUi(ui => ui.deciding === id)
  // Rows that are marked have a button of their own, and that is the next thing.
  const marked = useUi(ui => ui.aside.shown && ui.aside.ticked.size > 0)
  return (
    <footer className="decisions">
      <Button
        size="large"
        kind={marked ? 'second' : 'primary'}
        busy={busy}
        busyText={text('letters.to-queue-busy')}
        onClick={() => void move([id], false)}
      >
        {text('letters.to-queue')}
      </Button>
    </footer>
  )
}
