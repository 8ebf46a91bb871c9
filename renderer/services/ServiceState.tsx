import { useText } from '../i18n.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import type { ServiceState as State } from './list-lines.ts'

const pictures = {
  on: ['check-circle', 'ok'],
  off: ['minus-circle', 'idle'],
  none: ['circle-dashed', 'warn'],
  broken: ['x-circle', 'bad'],
  gone: ['warning', 'warn'],
} as const satisfies Record<State, readonly [IconName, string]>

/** How a service stands, by picture, words and colour. */
export function ServiceState({ state }: { readonly state: State }) {
  const text = useText()
  const [icon, tone] = pictures[state]
  return (
    <span className={`service-state ${tone}`}>
      <Icon name={icon} size={18} />
      {text(`services.state-${state}`)}
    </span>
  )
}
