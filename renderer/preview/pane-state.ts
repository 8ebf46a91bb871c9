import type { FrameEvent } from './protocol.ts'
import type { StopReason } from './stop-reason.ts'

/** What the pane knows of the copy that it shows. */
export interface PaneState {
  readonly status: 'opening' | 'open' | 'stopped'
  readonly reason: StopReason | null
  readonly pages: number
  readonly page: number
  /** The scale in force. */
  readonly scale: number
  readonly hasText: boolean
  readonly found: { readonly current: number; readonly total: number } | null
}

export const opening: PaneState = {
  status: 'opening',
  reason: null,
  pages: 0,
  page: 1,
  scale: 1,
  hasText: false,
  found: null,
}

export function stopped(reason: StopReason): PaneState {
  return { ...opening, status: 'stopped', reason }
}

/** The state after an event of the frame; events that say nothing about the state leave it as it is. */
export function afterEvent(state: PaneState, event: FrameEvent): PaneState {
  switch (event.kind) {
    case 'opened':
      return { ...state, pages: event.pages }
    case 'first-frame':
      return { ...state, status: 'open' }
    case 'has-text':
      return { ...state, hasText: event.hasText }
    case 'page':
      return { ...state, page: event.page }
    case 'scale':
      return { ...state, scale: event.scale }
    case 'found':
      return { ...state, found: { current: event.current, total: event.total } }
    default:
      return state
  }
}
