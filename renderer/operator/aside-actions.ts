import { useMemo } from 'react'
import type { AsideReason, QueueItem } from '../../shared/model/package.ts'
import { elapsed } from '../clock.ts'
import { useText, type Translate } from '../i18n.ts'
import { asideReasons, type AsideUi, type Moved } from './aside.ts'
import { selectedItem, useDesk, type DeskTools } from './desk-state.ts'
import { nextOpen } from './queue.ts'
import { ask } from './use-ask.ts'

/** As many as one call takes. */
const idsAtOnce = 1_000

/** What a person can do with packages that are, or are to be, held aside. */
export interface AsideActions {
  /** Lists them in the place of the queue, or the queue again. */
  show(patch: Partial<Pick<AsideUi, 'shown' | 'reason'>>): void
  tick(ids: readonly string[], on: boolean): void
  /** Puts open packages aside, or takes them into the queue; either can be undone. */
  move(ids: readonly string[], aside: boolean): Promise<void>
  undo(): Promise<void>
}

export function useAsideActions(): AsideActions {
  const tools = useDesk()
  const text = useText()
  return useMemo(() => createAsideActions(tools, text), [tools, text])
}

export function createAsideActions(tools: DeskTools, text: Translate): AsideActions {
  const { getState } = tools.store
  const { change } = getState()
  const patch = (aside: Partial<AsideUi>) => change({ aside: { ...getState().ui.aside, ...aside } })

  async function put(ids: readonly string[], aside: AsideReason | null): Promise<boolean> {
    for (let from = 0; from < ids.length; from += idsAtOnce) {
      const answer = await ask(tools, 'aside.put', { ids: ids.slice(from, from + idsAtOnce), aside })
      if (answer === undefined) return false
    }
    return true
  }

  function reasonsOf(ids: readonly string[]): Moved['reasons'] {
    const known = [...(getState().ui.aside.rows ?? []), selectedItem(getState())]
    const moving = new Set(ids)
    return new Map(known.flatMap(row => (row?.aside != null && moving.has(row.id) ? [[row.id, row.aside]] : [])))
  }

  async function putBack({ ids, aside, reasons }: Moved): Promise<boolean> {
    if (aside) return await put(ids, null)
    for (const reason of asideReasons) {
      const these = ids.filter(id => (reasons.get(id) ?? 'clerk') === reason)
      if (!(await put(these, reason))) return false
    }
    return true
  }

  /** Whom to look at once these have left the list that is shown. */
  function nextId(ids: readonly string[], aside: boolean): string | null {
    const { view, ui } = getState()
    if (aside) return nextOpen(view?.queue ?? [], ids[0]!)
    const rows = ui.aside.rows ?? []
    const leaving = new Set(ids)
    const stays = ({ id }: QueueItem) => !leaving.has(id)
    const at = rows.findIndex(({ id }) => id === ui.selectedId)
    return (rows.slice(Math.max(at, 0)).find(stays) ?? rows.findLast(stays))?.id ?? null
  }

  return {
    show(shown) {
      patch({ ...shown, ticked: new Set() })
    },
    tick(ids, on) {
      const ticked = new Set(getState().ui.aside.ticked)
      for (const id of ids) {
        if (on) ticked.add(id)
        else ticked.delete(id)
      }
      patch({ ticked })
    },
    async move(ids, aside) {
      const { ui } = getState()
      if (ui.deciding !== null || ids.length === 0) return
      const next = nextId(ids, aside)
      const reasons = reasonsOf(ids)
      change({ deciding: ids[0]!, problem: null })
      const done = await put(ids, aside ? 'clerk' : null)
      change({ deciding: null })
      if (!done) return
      const said = text(aside ? 'letters.done-aside' : 'letters.done-queued', { count: ids.length })
      change({ moved: { ids, aside, reasons, text: said }, decision: null })
      patch({ ticked: new Set() })
      const { selectedId } = getState().ui
      if (selectedId !== null && ids.includes(selectedId)) {
        change({ selectedId: next, copyId: null, movedAt: elapsed() })
      }
    },
    async undo() {
      const { moved } = getState().ui
      if (moved === null) return
      change({ moved: null })
      if ((await putBack(moved)) && moved.aside) {
        change({ selectedId: moved.ids[0] ?? null, copyId: null, movedAt: null })
      }
    },
  }
}
