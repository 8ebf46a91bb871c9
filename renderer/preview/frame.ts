import { after } from '../clock.ts'
import { readEvent } from './guards.ts'
import { previewOrigin, type Lease } from './origins.ts'
import type { Command, FrameEvent, Greeting } from './protocol.ts'
import { startWatchdog } from './watchdog.ts'

export interface FrameOptions {
  /** Where the frame is put; nothing else may live in it. */
  readonly place: HTMLElement
  readonly lease: Lease
  readonly title: string
  /** The first command; its bytes are given away. */
  readonly open: Extract<Command, { kind: 'open' }>
  onEvent(event: FrameEvent): void
  /** The frame drew nothing in time or stopped answering, and has been removed. */
  onHung(): void
}

export interface Frame {
  send(command: Command): void
  /** Removes the frame: its process dies, whatever it was doing. */
  close(): void
}

/** Opens one document in a frame on an origin of its own, and watches over it. */
export function openFrame({ place, lease, title, open, onEvent, onHung }: FrameOptions): Frame {
  const origin = previewOrigin(location.origin, lease.host)
  const { port1: port, port2 } = new MessageChannel()
  const element = document.createElement('iframe')
  // Scripts on an origin of their own, and nothing more: no forms, windows, downloads or dialogs.
  element.setAttribute('sandbox', 'allow-scripts allow-same-origin')
  element.referrerPolicy = 'no-referrer'
  element.title = title
  element.src = `${origin}/preview.html`

  const watchdog = startWatchdog({
    after,
    ping: id => send({ kind: 'ping', id }),
    hung() {
      close()
      onHung()
    },
  })
  const followVisibility = () => (document.hidden ? watchdog.pause() : watchdog.resume())

  function send(command: Command): void {
    port.postMessage(command, command.kind === 'open' ? [command.bytes] : [])
  }

  function close(): void {
    watchdog.stop()
    document.removeEventListener('visibilitychange', followVisibility)
    port.close()
    element.remove()
    lease.release()
  }

  port.onmessage = ({ data }) => {
    const event = readEvent(data)
    if (event === null) return
    if (event.kind === 'first-frame' || event.kind === 'thumbnail') watchdog.firstFrame()
    if (event.kind === 'pong') watchdog.pong(event.id)
    else onEvent(event)
  }
  element.addEventListener(
    'load',
    () => {
      element.contentWindow?.postMessage({ kind: 'open' } satisfies Greeting, origin, [port2])
      send(open)
    },
    { once: true },
  )
  document.addEventListener('visibilitychange', followVisibility)
  if (document.hidden) watchdog.pause()
  place.append(element)
  return { send, close }
}
