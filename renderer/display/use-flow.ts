import { useCallback, useEffect, useReducer } from 'react'
import type { DisplayView } from '../../shared/views.ts'
import { elapsed, every } from '../clock.ts'
import { startFlow, step, type Flow, type FlowEvent } from './rotation.ts'

const tickMs = 500
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const coarse = '(any-pointer: coarse)'

/** The flow of visitors, fed by time, by hands and by letters. */
export function useFlow(view: DisplayView | undefined): [Flow, (event: FlowEvent) => void] {
  const [flow, dispatch] = useReducer(
    (flow: Flow, { event, at }: { readonly event: FlowEvent; readonly at: number }) => step(flow, event, at),
    undefined,
    () => startFlow(matchMedia(coarse).matches, elapsed()),
  )
  const send = useCallback((event: FlowEvent) => dispatch({ event, at: elapsed() }), [])

  useEffect(() => every(tickMs, () => send({ kind: 'tick' })), [send])

  useEffect(() => {
    const notice = (event: Event) =>
      send({ kind: 'activity', touch: event instanceof PointerEvent && event.pointerType === 'touch' })
    for (const sign of signsOfLife) window.addEventListener(sign, notice, { passive: true })
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, notice)
    }
  }, [send])

  const received = view?.received
  const isOurs = view?.services.some(service => service.id === received?.serviceId) ?? false
  useEffect(() => {
    if (received && isOurs) send({ kind: 'received', received })
  }, [send, received, isOurs])

  return [flow, send]
}
