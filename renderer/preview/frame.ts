import { after } from '../clock.ts'
import { readEvent } from './guards.ts'
import { previewOrigin, type Lease } from './origins.ts'
import type { Command, FrameEvent, Greeting } from './protocol.ts'
import { startWatchdog, type Watchdog } from './watchdog.ts'

export interface FrameOptions {
  /** Where the frame is put, and stays: a frame that is moved loads anew. */
  readonly place: HTMLElement
  readonly lease: Lease
}

/** The one document of a frame. */
export interface Showing {
  readonly title: string
  /** Its bytes are given away. */
  readonly open: Extract<Command, { kind: 'open' }>
  onEvent(event: FrameEvent): void
  /** The frame drew nothing in time or stopped answering, and has been removed. */
  onHung(): void
}

export interface Frame {
  /** Resolves when it has loaded what it draws with, or is gone. */
  readonly ready: Promise<void>
  readonly isGone: boolean
  /** Once in its life, ready or not. */
  show(showing: Showing): void
  /** Of no effect before there is a document. */
  send(command: Command): void
  /** Removes the frame: its process dies, whatever it was doing. */
  close(): void
}

/** Starts a frame on an origin of its own. It waits unseen for its document, and is watched over from its first moment. */
export function startFrame({ place, lease }: FrameOptions): Frame {
  const origin = previewOrigin(location.origin, lease.host)
  const { port1: port, port2 } = new MessageChannel()
  const { promise: ready, resolve: beReady } = Promise.withResolvers<void>()
  const element = document.createElement('iframe')
  // Scripts on an origin of their own, and nothing more: no forms, windows, downloads or dialogs.
  element.setAttribute('sandbox', 'allow-scripts allow-same-origin')
  element.referrerPolicy = 'no-referrer'
  element.className = 'waiting'
  element.src = `${origin}/preview.html`
  let showing: Showing | null = null
  let isGone = false

  let watchdog = watch(() => close())
  const followVisibility = () => (document.hidden ? watchdog.pause() : watchdog.resume())

  function watch(hung: () => void): Watchdog {
    const started = startWatchdog({ after, ping: id => post({ kind: 'ping', id }), hung })
    if (document.hidden) started.pause()
    return started
  }

  function post(command: Command): void {
    port.postMessage(command, command.kind === 'open' ? [command.bytes] : [])
  }

  function close(): void {
    if (isGone) return
    isGone = true
    watchdog.stop()
    document.removeEventListener('visibilitychange', followVisibility)
    port.close()
    element.remove()
    lease.release()
    beReady()
  }

  port.onmessage = ({ data }) => {
    const event = readEvent(data)
    if (event === null) return
    if (event.kind === 'pong') return watchdog.pong(event.id)
    if (event.kind === 'ready') {
      beReady()
      // As far as a frame without a document can come; with one, only what it draws counts.
      if (showing === null) watchdog.firstFrame()
      return
    }
    if (event.kind === 'first-frame' || event.kind === 'thumbnail') watchdog.firstFrame()
    showing?.onEvent(event)
  }
  element.addEventListener(
    'load',
    () => element.contentWindow?.postMessage({ kind: 'open' } satisfies Greeting, origin, [port2]),
    { once: true },
  )
  document.addEventListener('visibilitychange', followVisibility)
  place.append(element)

  return {
    ready,
    get isGone() {
      return isGone
    },
    show(asked) {
      if (isGone) return asked.onHung()
      showing = asked
      watchdog.stop()
      watchdog = watch(() => {
        close()
        asked.onHung()
      })
      element.title = asked.title
      element.classList.remove('waiting')
      post(asked.open)
    },
    send(command) {
      if (showing !== null) post(command)
    },
    close,
  }
}
