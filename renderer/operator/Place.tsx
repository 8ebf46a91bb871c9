import { Setup } from '../setup/Setup.tsx'
import { useDesk, useView } from './desk-state.ts'
import { useAppearance } from './use-appearance.ts'
import { useReconnection } from './use-package.ts'
import { Workplace } from './Workplace.tsx'

/** First start, or the workplace. */
export function Place() {
  const { client } = useDesk()
  const view = useView(view => view)
  useAppearance()
  useReconnection()
  return view.setup === 'needed' ? <Setup client={client} view={view} /> : <Workplace />
}
