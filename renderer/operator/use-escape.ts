import { useEffect, useEffectEvent } from 'react'
import { useDesk } from './desk-state.ts'

/** What is open on top, or closes a list of its own, hears Esc first. */
const taken = 'select, dialog, [role="dialog"]'

/** Esc goes back, unless something on top of the page is there to be closed by it. */
export function useEscape(onBack: () => void): void {
  const { store } = useDesk()
  const back = useEffectEvent(onBack)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.repeat) return
      if (store.getState().ui.overlay !== null || document.querySelector('dialog[open]') !== null) return
      if (event.target instanceof Element && event.target.closest(taken) !== null) return
      event.preventDefault()
      back()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
