import type { BrowserContext } from '@playwright/test'
import { WebSocket } from 'ws'
import type { Bridge, WindowRole } from '../../shared/contract.ts'
import { request, speak } from '../contract/web.ts'

export interface OpenBridge<R extends WindowRole> extends Bridge<R> {
  /** The window's address without the link's token. */
  readonly origin: string
  /** Lets a browser in as this window: each link would take another start of the program. */
  admit(context: BrowserContext): Promise<void>
  close(): void
}

/** Follows a launch link without a browser and speaks to the running program as that window. */
export async function openBridge<R extends WindowRole>(role: R, link: string): Promise<OpenBridge<R>> {
  const { host, origin, pathname, search, port } = new URL(link)
  const response = await request(Number(port), host, pathname + search)
  const cookie = response.headers.get('set-cookie')!.split(';')[0]!
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, { headers: { host, origin, cookie } })
  const bridge = await speak(role, socket)
  const [name = '', value = ''] = cookie.split('=')
  const session = { name, value, url: origin, httpOnly: true }
  return {
    ...bridge,
    origin,
    admit: context => context.addCookies([{ ...session, sameSite: 'Strict' }]),
    close: () => socket.terminate(),
  }
}

export const openDeskBridge = (link: string): Promise<OpenBridge<'operator'>> => openBridge('operator', link)
