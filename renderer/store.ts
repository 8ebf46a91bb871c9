import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge, WindowRole } from '../shared/contract.ts'
import type { Views } from '../shared/views.ts'
import { reuse } from './reuse.ts'

/** A window's state: the latest pushed view (undefined until the first), and what only this window knows. */
export interface WindowState<R extends WindowRole, Ui> {
  readonly view: Views[R] | undefined
  readonly ui: Ui
  /** Changes the window's own part. */
  change(patch: Partial<Ui>): void
}

/** The store of one window; `stop` ends the watch. */
export function createWindowStore<R extends WindowRole, Ui extends object>(
  bridge: Bridge<R>,
  ui: Ui,
): { readonly store: StoreApi<WindowState<R, Ui>>; stop(): void } {
  const store = createStore<WindowState<R, Ui>>()(set => ({
    view: undefined,
    ui,
    change: patch => set(state => ({ ui: { ...state.ui, ...patch } })),
  }))
  return { store, stop: bridge.watch(view => store.setState(state => ({ view: reuse(state.view, view) }))) }
}
