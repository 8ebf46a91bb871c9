import type { Bridge, Reply, WindowRole } from '../shared/contract.ts'
import type { Views } from '../shared/views.ts'
import { after, chance } from './clock.ts'

declare global {
  interface Window {
    /** Present where Electron's preload script put it. */
    readonly bridge?: Bridge
  }
}

/** A bridge that can lose the program while its window stays. */
export interface SocketBridge<R extends WindowRole> extends Bridge<R> {
  /** Calls `listener` when the program is found gone, and when it is there again. */
  onConnection(listener: (isConnected: boolean) => void): void
}

/** Electron's windows end with their program, so its bridge has nothing to tell of the connection. */
export type WindowBridge<R extends WindowRole> = Bridge<R> & Partial<Pick<SocketBridge<R>, 'onConnection'>>

/** The shell's bridge: Electron's where there is one, otherwise a socket to the loopback host. */
export function openBridge<R extends WindowRole>(role: R): WindowBridge<R> {
  if (window.bridge?.role === role) return window.bridge as Bridge<R>
  return openSocketBridge(role, `${location.origin.replace(/^http/, 'ws')}/bridge`)
}

const answerWithinMs = 30_000
/** Calls that the program itself ends later: it tries a mailbox step by step, and a person logs in elsewhere. */
const patience: Readonly<Record<string, number>> = { 'setup.check': 60_000, 'login.begin': 11 * 60_000 }
const lost: Reply = { ok: false, error: { code: 'call.lost' } }

/** Calls and views as socket frames. A lost socket is opened again by itself; reconnecting is being sent the view again. */
export function openSocketBridge<R extends WindowRole>(role: R, url: string): SocketBridge<R> {
  const waiting = new Map<number, (reply: Reply) => void>()
  const listeners = new Set<(view: Views[R]) => void>()
  const followers = new Set<(isConnected: boolean) => void>()
  let view: Views[R] | undefined
  let isConnected = true
  let socket: WebSocket
  let opened = Promise.withResolvers<boolean>()
  let lastId = 0

  function connect(): void {
    let wasOpen = false
    socket = new WebSocket(url)
    socket.onopen = () => {
      wasOpen = true
      opened.resolve(true)
      tell(true)
    }
    socket.onmessage = event => receive(JSON.parse(String(event.data)) as Frame)
    socket.onclose = () => {
      for (const answer of waiting.values()) answer(lost)
      waiting.clear()
      opened.resolve(false)
      opened = Promise.withResolvers<boolean>()
      // A socket that comes back at the first try is no news.
      if (!wasOpen) tell(false)
      after(500 + 1_000 * chance(), connect)
    }
  }

  function tell(next: boolean): void {
    if (next === isConnected) return
    isConnected = next
    for (const follower of followers) follower(next)
  }

  function receive(frame: Frame): void {
    if ('view' in frame) {
      view = frame.view
      for (const listener of listeners) listener(frame.view)
    } else {
      waiting.get(frame.id)?.(frame.reply)
      waiting.delete(frame.id)
    }
  }
  type Frame = { readonly view: Views[R] } | { readonly id: number; readonly reply: Reply }

  connect()
  return {
    role,
    async call(name, input) {
      if (!(await opened.promise)) return lost
      const id = ++lastId
      const { promise, resolve } = Promise.withResolvers<Reply>()
      const stop = after(patience[name] ?? answerWithinMs, () => resolve(lost))
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, name, input }))
      return promise.finally(stop)
    },
    watch(listener) {
      listeners.add(listener)
      if (view !== undefined) listener(view)
      return () => void listeners.delete(listener)
    },
    onConnection: listener => void followers.add(listener),
  }
}
