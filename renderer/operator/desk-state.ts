import { createContext, useContext } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { Client } from '../../shared/client.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { PackageDetails, QueueItem } from '../../shared/model/package.ts'
import type { OperatorView } from '../../shared/views.ts'
import type { MailTab } from '../mail/mail-tabs.ts'
import { initialLedger, type LedgerUi } from '../ledger/ledger-ui.ts'
import { initialSources, type SourcesUi } from '../sources/sources-ui.ts'
import type { WindowState } from '../store.ts'
import { initialServices, type ServicesUi } from '../services/services-state.ts'
import { initialAside, type AsideUi, type Moved } from './aside.ts'
import type { DeskPlace } from './places.ts'
import type { Scope } from './queue.ts'

/** What is open on top of the desk. */
export type Overlay =
  | { readonly kind: 'reject'; readonly id: string; readonly code: number }
  | { readonly kind: 'trace'; readonly sender: string }
  | { readonly kind: 'test-letter'; readonly mailboxId: string }
  /** Null for a new one. */
  | { readonly kind: 'mailbox'; readonly mailboxId: string | null }
  | { readonly kind: 'junk'; readonly mailboxId: string }
  | { readonly kind: 'keys' | 'waiting' | 'visit' | 'menu' | 'mail' }

/** A decision of this desk that can still be taken back by a key. */
export interface Decision {
  readonly id: string
  readonly state: 'accepted' | 'rejected'
  readonly text: string
  /** The decision's own moment; null until its row of the queue has told it. */
  readonly settledAt: number | null
}

/** What only this window knows. */
export interface DeskUi {
  readonly place: DeskPlace
  readonly mailTab: MailTab
  readonly services: ServicesUi
  readonly selectedId: string | null
  /** The selected package as it was last answered; of another package until the answer comes. */
  readonly details: PackageDetails | null
  /** A package that was opened by a link and stands in no list of the desk. */
  readonly elsewhere: QueueItem | null
  readonly copyId: string | null
  /** When the selection went to this package by itself, on the page's own clock; null if somebody chose it. */
  readonly movedAt: number | null
  readonly scope: Scope
  readonly filter: string
  readonly aside: AsideUi
  readonly overlay: Overlay | null
  readonly decision: Decision | null
  /** Packages that were put aside or taken back last, while that can be undone. */
  readonly moved: Moved | null
  /** The package that a decision is being asked for: a second press waits. */
  readonly deciding: string | null
  readonly problem: ErrorCode | null
  readonly sources: SourcesUi
  readonly ledger: LedgerUi
  /** The last call found nobody; true until the program speaks again. */
  readonly lost: boolean
  /** The line to the program is down and is being tried again. */
  readonly disconnected: boolean
}

export const initialUi: DeskUi = {
  place: 'queue',
  mailTab: 'mailboxes',
  services: initialServices,
  selectedId: null,
  details: null,
  elsewhere: null,
  copyId: null,
  movedAt: null,
  scope: 'all',
  filter: '',
  aside: initialAside,
  overlay: null,
  decision: null,
  moved: null,
  deciding: null,
  problem: null,
  sources: initialSources,
  ledger: initialLedger,
  lost: false,
  disconnected: false,
}

export type DeskState = WindowState<'operator', DeskUi>

export interface DeskTools {
  readonly store: StoreApi<DeskState>
  readonly client: Client<'operator'>
}

const DeskContext = createContext<DeskTools | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): DeskTools {
  const tools = useContext(DeskContext)
  if (tools === null) throw new Error('outside DeskProvider')
  return tools
}

export function useUi<T>(select: (ui: DeskUi) => T): T {
  return useStore(useDesk().store, state => select(state.ui))
}

/** A part of the view; only inside what is shown once the view has come. */
export function useView<T>(select: (view: OperatorView) => T): T {
  return useStore(useDesk().store, state => {
    if (state.view === undefined) throw new Error('before the first view')
    return select(state.view)
  })
}

export function useChange(): DeskState['change'] {
  return useStore(useDesk().store, state => state.change)
}

/** The row of the selected package: of the queue, or else of what is held aside, or else one that a link led to. */
export function selectedItem({ view, ui }: DeskState): QueueItem | undefined {
  const isSelected = (item: QueueItem) => item.id === ui.selectedId
  // Where nothing is held aside for the chosen reason, the queue is not in sight either.
  const isEmptyList = ui.aside.shown && ui.aside.rows?.length === 0
  const listed = isEmptyList ? undefined : (view?.queue.find(isSelected) ?? ui.aside.rows?.find(isSelected))
  return listed ?? (ui.elsewhere?.id === ui.selectedId ? (ui.elsewhere ?? undefined) : undefined)
}

/** Details that belong to the selected package, or null while they are on the way. */
export function selectedDetails(ui: DeskUi): PackageDetails | null {
  return ui.details?.id === ui.selectedId ? ui.details : null
}

/** Single keys, drawn on buttons only while they work. */
export function useHotkey(): (key: string) => string | undefined {
  const on = useView(view => view.settings.shortcuts)
  return key => (on ? key : undefined)
}
