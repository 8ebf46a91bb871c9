import type { WebSocket } from 'ws'
import type { WindowRole } from '../../shared/contract.ts'
import type { AppCore } from './shell.ts'

/** A window that does not take its views is gone or stuck; it is sent the view anew when it comes back. */
const mostUnsentBytes = 8 * 1024 * 1024

/** Carries calls and views between the app and one window's socket. */
export function attachWindow({ dispatch, views }: AppCore, role: WindowRole, ws: WebSocket): void {
  const send = (frame: unknown) => {
    if (ws.readyState !== ws.OPEN) return
    if (ws.bufferedAmount > mostUnsentBytes) ws.terminate()
    else ws.send(JSON.stringify(frame))
  }
  const unwatch = views.watch(role, view => send({ view }))
  ws.on('close', unwatch)
  // A broken frame closes the socket by itself; the window connects again.
  ws.on('error', () => ws.terminate())
  ws.on('message', data => {
    const frame = parseFrame(String(data))
    if (frame) void dispatch(role, frame.name, frame.input).then(reply => send({ id: frame.id, reply }))
    else ws.close(1007)
  })
}

function parseFrame(
  text: string,
): { readonly id: number; readonly name: unknown; readonly input: unknown } | undefined {
  try {
    const { id, name, input } = JSON.parse(text) as Record<string, unknown>
    return typeof id === 'number' ? { id, name, input } : undefined
  } catch {
    return undefined
  }
}
