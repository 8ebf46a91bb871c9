import type { Language } from '../../shared/settings.ts'
import type { DisplayService, Received } from '../../shared/views.ts'

/** Without touch each service is shown this long. */
export const turnMs = 20_000
/** Someone who was just seen at the screen may still be holding a phone to it. */
export const holdMs = 90_000
/** After this much rest the screen belongs to the next visitor: picker, first page, the institution's language. */
export const restMs = 30_000
/** How long «Отримано» stays. */
export const stampMs = 8_000
/** Letters that came together wait for each other's stamps; more than this would tell nobody anything. */
const stampsAtMost = 3

/** Where the screen is between its visitors. Times are of one clock that never goes back. */
export interface Flow {
  readonly touch: boolean
  readonly turn: number
  readonly turnedAt: number
  /** The service picked by touch. */
  readonly chosen: string | null
  readonly page: number
  /** The language picked by touch. */
  readonly language: Language | null
  readonly activeAt: number
  /** When someone was last in the flow: active, or looking at a stamp. */
  readonly busyAt: number
  /** The first one is showing since `stampedAt`, the others wait. */
  readonly stamps: readonly Received[]
  readonly stampedAt: number
  readonly lastReceived: string
}

export type FlowEvent =
  | { readonly kind: 'tick' }
  | { readonly kind: 'activity'; readonly touch: boolean }
  | { readonly kind: 'received'; readonly received: Received }
  | { readonly kind: 'choose'; readonly serviceId: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'speak'; readonly language: Language }
  | { readonly kind: 'page'; readonly page: number }

export function startFlow(touch: boolean, at: number): Flow {
  const start = { chosen: null, page: 0, language: null, stamps: [], stampedAt: at, lastReceived: '' }
  return { ...start, touch, turn: 0, turnedAt: at, activeAt: -Infinity, busyAt: -Infinity }
}

export function step(flow: Flow, event: FlowEvent, at: number): Flow {
  switch (event.kind) {
    case 'tick':
      return turn(rest(settleStamps(flow, at), at), at)
    case 'activity': {
      const touch = flow.touch || event.touch
      // A moving mouse says the same thing a hundred times a second.
      if (touch === flow.touch && at - flow.activeAt < 500) return flow
      return { ...flow, touch, activeAt: at, busyAt: at }
    }
    case 'received': {
      const key = `${event.received.receivedAt}/${event.received.code}`
      if (key === flow.lastReceived) return flow
      const stamps = [...flow.stamps, event.received].slice(0, stampsAtMost)
      return { ...flow, stamps, stampedAt: flow.stamps.length === 0 ? at : flow.stampedAt, lastReceived: key }
    }
    case 'choose':
      return { ...active(flow, at), chosen: event.serviceId, stamps: [] }
    case 'leave':
      return { ...active(flow, at), chosen: null, stamps: [] }
    case 'speak':
      return { ...active(flow, at), language: event.language }
    case 'page':
      return { ...active(flow, at), page: event.page }
  }
}

/** The service whose code is on the screen; null for the picker, or where there is none. */
export function shownService(flow: Flow, services: readonly DisplayService[]): DisplayService | null {
  if (services.length < 2) return services[0] ?? null
  if (!flow.touch) return services[flow.turn % services.length] ?? null
  const id = flow.chosen ?? flow.stamps[0]?.serviceId
  return services.find(service => service.id === id) ?? null
}

function active(flow: Flow, at: number): Flow {
  return { ...flow, activeAt: at, busyAt: at }
}

function settleStamps(flow: Flow, at: number): Flow {
  if (flow.stamps.length === 0 || at - flow.stampedAt < stampMs) return flow
  return { ...flow, stamps: flow.stamps.slice(1), stampedAt: at, busyAt: at }
}

function rest(flow: Flow, at: number): Flow {
  const away = flow.chosen !== null || flow.page !== 0 || flow.language !== null
  if (!away || flow.stamps.length > 0 || at - flow.activeAt < restMs) return flow
  return { ...flow, chosen: null, page: 0, language: null }
}

function turn(flow: Flow, at: number): Flow {
  if (flow.touch || flow.stamps.length > 0 || at - flow.busyAt < holdMs || at - flow.turnedAt < turnMs) return flow
  return { ...flow, turn: flow.turn + 1, turnedAt: at }
}
