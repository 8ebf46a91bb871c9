import { useMemo } from 'react'
import { useDesk, useUi } from '../operator/desk-state.ts'
import type { ServicesUi } from './services-state.ts'

export function useServicesUi<T>(select: (services: ServicesUi) => T): T {
  return useUi(ui => select(ui.services))
}

/** Changes this place's part of the window's state; a function gets the part as it is at that moment. */
export type ChangeServices = (patch: Partial<ServicesUi> | ((now: ServicesUi) => Partial<ServicesUi>)) => void

export function useChangeServices(): ChangeServices {
  const { store } = useDesk()
  return useMemo(
    () => patch => {
      const { ui, change } = store.getState()
      change({ services: { ...ui.services, ...(typeof patch === 'function' ? patch(ui.services) : patch) } })
    },
    [store],
  )
}
