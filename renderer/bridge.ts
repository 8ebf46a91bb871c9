import type { Bridge, Reply, WindowRole } from '../shared/contract.ts'
import type { Views } from '../shared/views.ts'
import { after, chance } from './clock.ts'

declare global {
  interface Window {
    /** Present where Electron's preload script put it. */
    readonly bridge?: Bridge
  }
}

/** The shell's bridge: Electron's where there is one, otherwise a socket to the loopback host. */
export function openBridge<R extends WindowRole>(role: R): Bridge<R> {
  if (window.bridge?.role === role) return window.bridge as Bridge<R>
  return openSocketBridge(role, `${location.origin.replace(/^http/, 'ws')}/bridge`)
}

const answerWithinMs = 30_000
const lost: Reply = { ok: false, error: { code: 'call.lost' } }

/** Calls and views as socket frames. A lost socket is opened again by itself; reconnecting is being sent the view again. */
export function openSocketBridge<R extends WindowRole>(role: R, url: string): Bridge<R> {
  const waiting = new Map<number, (reply: Reply) => void>()
  const listeners = new Set<(view: Views[R]) => void>()
  let view: Views[R] | undefined
  let socket: WebSocket
  let opened = Promise.withResolvers<boolean>()
  let lastId = 0

  function connect(): void {
    socket = new WebSocket(url)
    socket.onopen = () => opened.resolve(true)
    socket.onmessage = event => receive(JSON.parse(String(event.data)) as Frame)
    socket.onclose = () => {
      for (const answer of waiting.values()) answer(lost)
      waiting.clear()
      opened.resolve(false)
      opened = Promise.withResolvers<boolean>()
      after(500 + 1_000 * chance(), connect)
    }
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
      const stop = after(answerWithinMs, () => resolve(lost))
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, name, input }))
      return promise.finally(stop)
    },
    watch(listener) {
      listeners.add(listener)
      if (view !== undefined) listener(view)
      return () => void listeners.delete(listener)
    },
  }
}
