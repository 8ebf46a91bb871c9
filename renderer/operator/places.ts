import { useEffect, useMemo } from 'react'
import { useDesk } from './desk-state.ts'

/** The places of the desk, as the top bar names them. */
export const deskPlaces = ['queue', 'mail', 'services', 'sources', 'self-test'] as const
export type DeskPlace = (typeof deskPlaces)[number]

function placeOf(state: unknown): DeskPlace {
  return deskPlaces.find(place => place === state) ?? 'queue'
}

/** Goes to a place; the browser's Back leads where one came from. */
export function useGo(): (place: DeskPlace) => void {
  const { store } = useDesk()
  return useMemo(
    () => place => {
      const { ui, change } = store.getState()
      if (ui.place === place) return
      history.pushState(place, '')
      change({ place })
    },
    [store],
  )
}

/** Follows Back and Forward. What stands in a place that is left is kept: each place keeps its own state. */
export function usePlaceHistory(): void {
  const { store } = useDesk()
  useEffect(() => {
    const { change } = store.getState()
    const follow = (event: PopStateEvent) => change({ place: placeOf(event.state) })
    // A page that is loaded anew stays where it was.
    change({ place: placeOf(history.state) })
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [store])
}
