import { useMemo } from 'react'
import type { QueueItem } from '../../shared/model/package.ts'
import { elapsed } from '../clock.ts'
import { useText, type Translate } from '../i18n.ts'
import { createAsideActions } from './aside-actions.ts'
import { selectedDetails, selectedItem, useDesk, type Decision, type DeskTools } from './desk-state.ts'
import { isOpen, nextOpen } from './queue.ts'
import { ask } from './use-ask.ts'

/** A package that came up by itself is not decided sooner: the second of two quick presses was meant for none. */
const unseenMs = 600

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
  /** Takes a package back into review, if the decision on it is still the one of `settledAt`. */
  reopen(id: string, settledAt: number): Promise<void>
  assign(serviceId: string): Promise<void>
  /** Puts the selected package aside. */
  putAside(): Promise<void>
}

export function useDecisions(): Decisions {
  const tools = useDesk()
  const text = useText()
  return useMemo(() => createDecisions(tools, text), [tools, text])
}

export function createDecisions(tools: DeskTools, text: Translate): Decisions {
  const { getState } = tools.store
  const { change } = getState()
  const aside = createAsideActions(tools, text)

  function select(id: string): void {
    const { ui } = getState()
    if (ui.selectedId !== id) change({ selectedId: id, copyId: null, movedAt: null })
    else if (ui.movedAt !== null) change({ movedAt: null })
  }

  /** Whether the clerk can have looked at what is being decided. */
  function isSeen(): boolean {
    const { ui } = getState()
    return selectedDetails(ui) !== null && (ui.movedAt === null || elapsed() - ui.movedAt >= unseenMs)
  }

  function isDecidable(item: QueueItem): boolean {
    return isOpen(item) && item.aside === null && isSeen()
  }

  async function decide(made: Omit<Decision, 'settledAt'>, call: () => Promise<object | undefined>): Promise<void> {
    if (getState().ui.deciding !== null) return
    const { id } = made
    const next = nextOpen(getState().view?.queue ?? [], id)
    change({ deciding: id, problem: null })
    const answer = await call()
    change({ deciding: null })
    if (answer === undefined) {
      // Somebody else has decided: there is nothing left to ask for.
      if (getState().ui.problem === 'package.settled') change({ overlay: null })
      return
    }
    change({ decision: { ...made, settledAt: null }, moved: null, overlay: null })
    // Whoever has gone to another package meanwhile stays there.
    if (getState().ui.selectedId === id) change({ selectedId: next, copyId: null, movedAt: elapsed() })
  }

  async function reopen(id: string, settledAt: number): Promise<void> {
    change({ decision: null })
    if ((await ask(tools, 'package.undo', { id, settledAt })) !== undefined) select(id)
  }

  return {
    select,
    open(id) {
      select(id)
      const item = selectedItem(getState())
      // What is held aside is only looked at.
      if (item?.state === 'new' && item.aside === null) void ask(tools, 'package.review', { id })
    },
    async accept() {
      const item = selectedItem(getState())
      if (item === undefined || !isDecidable(item) || item.trouble !== null) return
      if (item.serviceId === null) return change({ problem: 'package.no-service' })
      const done = text('desk.done-accepted', { code: String(item.code) })
      await decide({ id: item.id, state: 'accepted', text: done }, () => ask(tools, 'package.accept', { id: item.id }))
    },
    askReason() {
      const item = selectedItem(getState())
      if (item === undefined || !isDecidable(item)) return
      change({ overlay: { kind: 'reject', id: item.id, code: item.code } })
    },
    async reject(id, code, reason) {
      const done = text('desk.done-rejected', { code: String(code) })
      await decide({ id, state: 'rejected', text: done }, () => ask(tools, 'package.reject', { id, reason }))
    },
    async undo() {
      const { decision, moved } = getState().ui
      if (moved !== null) return await aside.undo()
      const settled = decision?.settledAt == null ? selectedItem(getState()) : decision
      if (settled?.settledAt != null) await reopen(settled.id, settled.settledAt)
    },
    reopen,
    async assign(serviceId) {
      const id = getState().ui.selectedId
      if (id !== null) await ask(tools, 'package.assign', { id, serviceId })
    },
    async putAside() {
      const item = selectedItem(getState())
      if (item !== undefined && isDecidable(item)) await aside.move([item.id], true)
    },
  }
}
