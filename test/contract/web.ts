import http from 'node:http'
import { WebSocket } from 'ws'
import { systemRandom } from '../../electron/jobs/clock.ts'
import { createWebShell } from '../../electron/shell/web.ts'
import type { WebHost } from '../../electron/shell/web-host.ts'
import type { Place } from '../../electron/app/place.ts'
import type { Bridge, Reply, WindowRole } from '../../shared/contract.ts'
import type { Views } from '../../shared/views.ts'
import { createFakeSecrets } from '../fakes/secrets.ts'
import type { ShellUnderTest } from './suite.ts'

export interface WebUnderTest extends ShellUnderTest {
  readonly host: WebHost
  /** Follows a launch link as a browser does; the cookie that it gets. */
  enter(role: WindowRole): Promise<string>
}

/** The web shell and a browser's part of the conversation, spoken by hand: names under .localhost do not resolve in Node. */
export function createWebUnderTest(): WebUnderTest {
  const opened: string[] = []
  const shell = createWebShell({
    secrets: createFakeSecrets(),
    random: systemRandom,
    openWindow: () => Promise.resolve(),
    openAddress: address => void opened.push(address),
    logFailure: () => {},
  })
  const started: { host?: WebHost } = {}
  const host = () => started.host!
  const cookies = new Map<WindowRole, string>()
  const sockets: WebSocket[] = []

  async function enter(role: WindowRole): Promise<string> {
    const url = new URL(host().launchUrl(role))
    const response = await request(host().port, url.host, url.pathname + url.search)
    return response.headers.get('set-cookie')!.split(';')[0]!
  }
  async function cookieOf(role: WindowRole): Promise<string> {
    const cookie = cookies.get(role) ?? (await enter(role))
    cookies.set(role, cookie)
    return cookie
  }
  const hostName = (place: Place) => `${place === 'preview' ? 'preview-1' : place}.localhost:${host().port}`
  const headersOf = async (place: Place) => (place === 'preview' ? {} : { cookie: await cookieOf(place) })
  const fetchPath = async (place: Place, path: string) =>
    request(host().port, hostName(place), path, await headersOf(place))

  return {
    shell,
    opened: () => opened,
    get host() {
      return host()
    },
    enter,
    async attach(core) {
      started.host = await shell.attach(core, 0)
    },
    async bridge(role) {
      const headers = { host: hostName(role), origin: `http://${hostName(role)}`, cookie: await cookieOf(role) }
      const socket = new WebSocket(`ws://127.0.0.1:${host().port}/bridge`, { headers })
      sockets.push(socket)
      return speak(role, socket)
    },
    fetch: fetchPath,
    async post(place, path, body, mediaType = 'application/octet-stream') {
      const headers = { ...(await headersOf(place)), origin: `http://${hostName(place)}`, 'content-type': mediaType }
      const bytes = typeof body === 'number' ? new Uint8Array(body) : body
      return request(host().port, hostName(place), path, headers, 'POST', bytes)
    },
    async saved(download) {
      const response = await fetchPath('operator', download!)
      const name = /filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition')!)![1]!
      return { name: decodeURIComponent(name), bytes: new Uint8Array(await response.arrayBuffer()) }
    },
    async stop() {
      for (const socket of sockets) socket.terminate()
      await started.host?.stop()
    },
  }
}

export function speak<R extends WindowRole>(role: R, socket: WebSocket): Promise<Bridge<R>> {
  const waiting = new Map<number, (reply: Reply) => void>()
  const listeners = new Set<(view: Views[R]) => void>()
  let last: Views[R] | undefined
  let count = 0
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { view?: Views[R]; id: number; reply: Reply }
    if (!frame.view) return waiting.get(frame.id)?.(frame.reply)
    last = frame.view
    for (const listener of listeners) listener(frame.view)
  })
  const bridge: Bridge<R> = {
    role,
    call: (name, input) =>
      new Promise(resolve => {
        waiting.set(++count, resolve)
        socket.send(JSON.stringify({ id: count, name, input }))
      }),
    watch(listener) {
      listeners.add(listener)
      if (last) listener(last)
      return () => void listeners.delete(listener)
    },
  }
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(bridge))
    socket.once('error', reject)
  })
}

/** A plain HTTP request to the loopback address under any Host header. */
export function request(
  port: number,
  host: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: Uint8Array,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const asked = http.request({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } }, reply => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => {
        const pairs = Object.entries(reply.headers).map(([name, value]) => [name, String(value)] as [string, string])
        const body = [204, 303, 304].includes(reply.statusCode!) ? null : Buffer.concat(chunks)
        resolve(new Response(body, { status: reply.statusCode!, headers: pairs }))
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
