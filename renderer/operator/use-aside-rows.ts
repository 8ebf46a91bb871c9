import { useEffect, useMemo } from 'react'
import type { QueueItem } from '../../shared/model/package.ts'
import { reuse } from '../reuse.ts'
import { useDesk, useUi, useView, type DeskTools } from './desk-state.ts'
import { ask } from './use-ask.ts'

/** Keeps the list of what is held aside while it is shown: asked anew when the counts tell of a change. */
export function useAsideRows(): { readonly more: () => Promise<void> } {
  const tools = useDesk()
  const reason = useUi(ui => ui.aside.reason)
  const lost = useUi(ui => ui.lost)
  const counts = useView(view => view.aside)
  const loader = useMemo(() => createLoader(tools), [tools])
  useEffect(() => {
    if (!lost) void loader.refresh()
  }, [loader, reason, counts, lost])
  return { more: loader.more }
}

function createLoader(tools: DeskTools) {
  const { store } = tools
  let asking = false
  let again = false

  /** At least so many rows from the newest, by as many pages as it takes. */
  async function load(wanted: number): Promise<void> {
    const { reason } = store.getState().ui.aside
    const rows = new Map<string, QueueItem>()
    let offset = 0
    let total = Infinity
    while (offset < Math.min(total, Math.max(wanted, 1))) {
      const page = await ask(tools, 'aside.list', { reason, offset })
      if (page === undefined) return
      total = page.value.total
      // Between two pages rows may come and go: none is listed twice.
      for (const row of page.value.rows) rows.set(row.id, row)
      offset += page.value.rows.length
      if (page.value.rows.length === 0) break
    }
    const { ui, change } = store.getState()
    if (ui.aside.reason !== reason) return void (again = true)
    const kept = reuse({ rows: ui.aside.rows ?? [] }, { rows: [...rows.values()] }).rows
    const ticked = new Set([...ui.aside.ticked].filter(id => rows.has(id)))
    change({ aside: { ...ui.aside, rows: kept, total, ticked } })
  }

  /** One question at a time: under a flood the counts change with every letter. */
  async function run(wanted: () => number): Promise<void> {
    again = true
    if (asking) return
    asking = true
    while (again) {
      again = false
      await load(wanted())
    }
    asking = false
  }

  const known = () => store.getState().ui.aside.rows?.length ?? 0
  return { refresh: () => run(known), more: () => run(() => known() + 1) }
}
