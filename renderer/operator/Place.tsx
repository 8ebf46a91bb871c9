import { Setup } from '../setup/Setup.tsx'
import { useDesk, useView } from './desk-state.ts'
import { useAppearance } from './use-appearance.ts'
import { useReconnection } from './use-package.ts'
import { Workplace } from './Workplace.tsx'

/** First start, or the workplace. */
export function Place() {
  const setup = useView(view => view.setup)
  useAppearance()
  useReconnection()
  return setup === 'needed' ? <FirstStart /> : <Workplace />
}

function FirstStart() {
  const { client } = useDesk()
  const view = useView(view => view)
  return <Setup client={client} view={view} />
}
