import { WebSocket } from 'ws'
import type { Bridge, WindowRole } from '../../shared/contract.ts'
import { request, speak } from '../contract/web.ts'

export type OpenBridge<R extends WindowRole> = Bridge<R> & { close(): void }

/** Follows a launch link without a browser and speaks to the running program as that window. */
export async function openBridge<R extends WindowRole>(role: R, link: string): Promise<OpenBridge<R>> {
  const url = new URL(link)
  const port = Number(url.port)
  const response = await request(port, url.host, url.pathname + url.search)
  const cookie = response.headers.get('set-cookie')!.split(';')[0]!
  const headers = { host: url.host, origin: url.origin, cookie }
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, { headers })
  return { ...(await speak(role, socket)), close: () => socket.terminate() }
}

export const openDeskBridge = (link: string): Promise<OpenBridge<'operator'>> => openBridge('operator', link)
