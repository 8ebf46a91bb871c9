import './frame/frame.css'
import { createSession } from './frame/session.ts'
import { readCommand } from './guards.ts'
import { operatorOrigin } from './origins.ts'
import { viewingKeys, type FrameEvent } from './protocol.ts'

/** The powerless place: everything it knows comes over one port, given once by the operator window that holds it. */
function meet(event: MessageEvent): void {
  const port = event.ports[0]
  if (event.source !== parent || event.origin !== operatorOrigin(origin) || event.data?.kind !== 'open' || !port) return
  removeEventListener('message', meet)
  serve(port)
}

function serve(port: MessagePort): void {
  const send = (event: FrameEvent, transfer: Transferable[] = []) => port.postMessage(event, transfer)
  const session = createSession(document.getElementById('root')!, send)
  port.onmessage = event => {
    const command = readCommand(event.data)
    if (command !== null) session.obey(command)
  }
  addEventListener('click', () => {
    if (getSelection()?.isCollapsed !== false) send({ kind: 'pressed' })
  })
  addEventListener('keydown', ({ code, ctrlKey, altKey, metaKey }) => {
    if (!ctrlKey && !altKey && !metaKey && viewingKeys.includes(code)) send({ kind: 'key', code })
  })
}

addEventListener('message', meet)
