import { useMemo } from 'react'
import { useDesk } from '../operator/desk-state.ts'
import { useGo } from '../operator/places.ts'
import { isDirty, type Editing, type ServicesRoute } from './services-state.ts'
import { useChangeServices } from './use-services.ts'

/** Opens a branch, a service or the list in the services' place, from anywhere. What is being typed there is not lost: it comes first. */
export function useOpenInServices(): (route: ServicesRoute) => void {
  const { store } = useDesk()
  const change = useChangeServices()
  const go = useGo()
  return useMemo(
    () => route => {
      const { service, branch } = store.getState().ui.services
      const isTyping = isLeft(service) || isLeft(branch)
      if (!isTyping) change({ route, openedId: 'id' in route ? route.id : null })
      go('services')
    },
    [store, change, go],
  )
}

function isLeft(editing: Editing<unknown, unknown> | null): boolean {
  return editing !== null && isDirty(editing, draft => draft)
}
