import { useMemo } from 'react'
import { useText, type Translate } from '../i18n.ts'
import { selectedItem, useDesk, type DeskTools } from './desk-state.ts'
import { isOpen, nextOpen } from './queue.ts'
import { ask } from './use-ask.ts'

/** What a clerk can do with packages, for buttons and keys alike. */
export interface Decisions {
  /** Shows a package without taking it up. */
  select(id: string): void
  /** Shows it and, if it is new, begins its review. */
  open(id: string): void
  accept(): Promise<void>
  /** Opens the question for the reason. */
  askReason(): void
  reject(id: string, code: number, reason: string): Promise<void>
  /** Takes back the decision of the toast, or else the one on the selected package. */
  undo(): Promise<void>
  /** Takes a settled package back into review. */
  reopen(id: string): Promise<void>
  assign(serviceId: string): Promise<void>
}

export function useDecisions(): Decisions {
  const tools = useDesk()
  const text = useText()
  return useMemo(() => createDecisions(tools, text), [tools, text])
}

export function createDecisions(tools: DeskTools, text: Translate): Decisions {
  const { getState } = tools.store
  const { change } = getState()

  function select(id: string): void {
    if (getState().ui.selectedId !== id) change({ selectedId: id, copyId: null })
  }

  async function decide(id: string, done: string, call: () => Promise<object | undefined>): Promise<void> {
    if (getState().ui.deciding !== null) return
    const next = nextOpen(getState().view?.queue ?? [], id)
    change({ deciding: id })
    const answer = await call()
    change({ deciding: null })
    if (answer === undefined) return
    change({ decision: { id, text: done }, overlay: null })
    // Whoever has gone to another package meanwhile stays there.
    if (getState().ui.selectedId === id) change({ selectedId: next, copyId: null })
  }

  async function reopen(id: string): Promise<void> {
    change({ decision: null })
    if ((await ask(tools, 'package.undo', { id })) !== undefined) select(id)
  }

  return {
    select,
    open(id) {
      select(id)
      const item = selectedItem(getState())
      if (item?.state === 'new') void ask(tools, 'package.review', { id })
    },
    async accept() {
      const item = selectedItem(getState())
      if (item === undefined || !isOpen(item) || item.trouble !== null) return
      if (item.serviceId === null) return change({ problem: 'package.no-service' })
      const done = text('desk.done-accepted', { code: String(item.code) })
      await decide(item.id, done, () => ask(tools, 'package.accept', { id: item.id }))
    },
    askReason() {
      const item = selectedItem(getState())
      if (item !== undefined && isOpen(item)) change({ overlay: { kind: 'reject', id: item.id, code: item.code } })
    },
    async reject(id, code, reason) {
      const done = text('desk.done-rejected', { code: String(code) })
      await decide(id, done, () => ask(tools, 'package.reject', { id, reason }))
    },
    async undo() {
      const item = selectedItem(getState())
      const id = getState().ui.decision?.id ?? (item !== undefined && !isOpen(item) ? item.id : undefined)
      if (id === undefined) return
      await reopen(id)
    },
    reopen,
    async assign(serviceId) {
      const id = getState().ui.selectedId
      if (id !== null) await ask(tools, 'package.assign', { id, serviceId })
    },
  }
}
