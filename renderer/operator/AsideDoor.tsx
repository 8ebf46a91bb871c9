import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import { countAside } from './aside.ts'
import { useAsideActions } from './aside-actions.ts'
import { useView } from './desk-state.ts'
import './aside.css'

/** Who comes back from there goes on from here. */
export const asideDoorId = 'aside-door'

/** Below the queue: how many packages are held aside, and the way to them. */
export function AsideDoor() {
  const text = useText()
  const { show } = useAsideActions()
  const count = useView(view => countAside(view.aside))
  if (count === 0) return null
  return (
    <button type="button" id={asideDoorId} className="aside-door" onClick={() => show({ shown: true, reason: null })}>
      <Icon name="tray" />
      <span>{text('letters.aside-door')}</span>
      <span className="count">{count}</span>
      <Icon name="caret-right" size={18} />
    </button>
  )
}
