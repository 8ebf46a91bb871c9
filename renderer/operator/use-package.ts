import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { QueueItem } from '../../shared/model/package.ts'
import { elapsed } from '../clock.ts'
import { selectedItem, useDesk } from './desk-state.ts'
import { isOpen } from './queue.ts'
import { ask } from './use-ask.ts'

/** Keeps the details of the selected package: asked anew when its row of the queue changes or the program is back. */
export function useSelectedPackage(): void {
  const tools = useDesk()
  useEffect(() => {
    const { store } = tools
    let asked: readonly [row: QueueItem | undefined, lost: boolean] = [undefined, false]

    // In the turn of the press itself: the answer comes while the page is still being laid out.
    function follow(): void {
      const state = store.getState()
      const now = [selectedItem(state), state.ui.lost] as const
      if (now[0] === asked[0] && now[1] === asked[1]) return
      asked = now
      if (now[0] === undefined) return
      void ask(tools, 'package.get', { id: now[0].id }).then(answer => {
        if (asked === now && answer !== undefined) store.getState().change({ details: answer.value })
      })
    }

    follow()
    const stop = store.subscribe(follow)
    return () => {
      stop()
      asked = [undefined, false]
    }
  }, [tools])
}

/** While nothing is selected, the newest open package is: the desk is never idle beside a waiting visitor. */
export function useSelection(): void {
  const { store } = useDesk()
  const gone = useStore(store, state => selectedItem(state) === undefined)
  const first = useStore(store, state => state.view?.queue.find(isOpen)?.id ?? null)
  useEffect(() => {
    if (!gone) return
    const { ui, change } = store.getState()
    // The first one of the day is awaited; any other takes the place of one that was being looked at.
    change({ selectedId: first, copyId: null, movedAt: ui.details === null ? null : elapsed() })
  }, [store, gone, first])
}

/** A pushed view is the proof that the program is there again. */
export function useReconnection(): void {
  const { store } = useDesk()
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.view !== before.view && state.ui.lost) state.change({ lost: false })
      }),
    [store],
  )
}
