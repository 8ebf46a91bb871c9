import type { SyncChange } from '../../shared/model/source.ts'
import { useText } from '../i18n.ts'
import { useView } from '../operator/desk-state.ts'
import { useAsk } from '../operator/use-ask.ts'
import { useOpenInServices } from '../services/use-open-in-services.ts'
import { Button } from '../ui/Button.tsx'
import { adoptionOf, isAdoptable } from './adoption.ts'

interface ChangeActionProps {
  readonly change: SyncChange
  readonly sourceId: string
}

/** What can be done about a change at once: one button at most. */
export function ChangeAction({ change, sourceId }: ChangeActionProps) {
  const text = useText()
  const ask = useAsk()
  const open = useOpenInServices()
  const visible = useView(view => view.services.some(({ id }) => id === change.id))
  const { kind, about, id, name } = change

  function button(words: string, onClick: () => void) {
    return (
      <Button size="small" onClick={onClick}>
        {words}
        <span className="visually-hidden">: {name}</span>
      </Button>
    )
  }

  if (isAdoptable(change))
    return button(text('sources.adopt'), () => void ask('source.adopt', adoptionOf(sourceId, [change])))
  if (about === 'branch') return null
  if (kind === 'conflict') return button(text('sources.to-service'), () => open({ kind: 'service', id }))
  if (kind === 'removed' && visible)
    return button(text('sources.switch-off'), () => void ask('service.switch', { ids: [id], active: false }))
  return null
}
