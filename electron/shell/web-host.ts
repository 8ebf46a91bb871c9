import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { windowRoles, type WindowRole } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { previewHosts } from '../../shared/preview-hosts.ts'
import type { Place } from '../app/place.ts'
import { isOwnPeer } from './peer-owner.ts'
import type { AppCore } from './shell.ts'
import { refuse } from './web-refusal.ts'
import { asFetched } from './web-request.ts'
import type { WebSessions } from './web-sessions.ts'
import { attachWindow } from './web-window.ts'

export interface WebHost {
  readonly port: number
  /** A link that lets one browser in, once. */
  launchUrl(role: WindowRole): string
  stop(): Promise<void>
}

/** The largest call decides on every code of a large office at once: 10,000 rows of some 250 bytes. A frame above this closes the socket. */
const largestFrameBytes = 4 * 1024 * 1024

/** Silent connections are dropped before they can use up the places of our own windows. */
const connectionLimits = {
  connectionsCheckingInterval: 1_000,
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 30_000,
}

/**
 * Serves the windows to a browser over loopback, each role on an origin of its own.
 * @throws AppError `port.taken`
 */
export async function startWebHost(core: AppCore, sessions: WebSessions, options: WebHostOptions): Promise<WebHost> {
  const server = createServer(connectionLimits)
  server.maxConnections = 256
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrameBytes })
  const port = await listen(server, options.port)

  const originOf = (name: string) => `http://${name}.localhost:${port}`
  const origins = { operator: originOf('operator'), previews: previewHosts.map(originOf) }
  const places = new Map<string, Place>([
    ...windowRoles.map(role => [`${role}.localhost:${port}`, role] as const),
    ...previewHosts.map(name => [`${name}.localhost:${port}`, 'preview'] as const),
  ])
  // Cookies do not know ports: two programs in one browser must not take each other's.
  const cookieName = `session-${port}`
  const cookie = new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`)
  const sessionOf = (request: IncomingMessage) => cookie.exec(request.headers.cookie ?? '')?.[1]
  const placeOf = (request: IncomingMessage) => places.get(request.headers.host ?? '')

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.logFailure(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = placeOf(request)
    if (!place) return void response.writeHead(421).end()
    const url = URL.parse(request.url ?? '/', originOf(place === 'preview' ? previewHosts[0]! : place))
    if (!url) return void response.writeHead(400).end()
    if (place !== 'preview') {
      const token = url.searchParams.get('token')
      const session = token !== null && isOwnPeer(request.socket) ? sessions.redeem(place, token) : undefined
      if (session !== undefined) {
        const own = `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000`
        return void response.writeHead(303, { location: '/', 'set-cookie': own, 'cache-control': 'no-store' }).end()
      }
      if (!sessions.admits(place, sessionOf(request))) return refuse(place, response)
      if (isCrossSite(request)) return void response.writeHead(403).end()
      // Browsers name the origin of whatever is posted: a page that hides it is not ours.
      const isOwn = request.headers.origin === originOf(place)
      if (request.method === 'POST' && !isOwn) return void response.writeHead(403, { connection: 'close' }).end()
    }
    const saved = place === 'operator' ? options.takeDownload(url.pathname) : undefined
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const reply = saved ?? (await core.serve(place, asFetched(request, url, gone.signal), origins))
    // What is still being sent was refused: nobody reads it.
    if (!request.complete) response.setHeader('connection', 'close')
    response.writeHead(reply.status, Object.fromEntries(reply.headers))
    response.end(request.method === 'HEAD' ? undefined : new Uint8Array(await reply.arrayBuffer()))
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const place = placeOf(request)
    const isOwn = place && place !== 'preview' && request.headers.origin === originOf(place)
    if (!isOwn || request.url !== '/bridge' || !sessions.admits(place, sessionOf(request))) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, ws => attachWindow(core, place, ws))
  })
  server.on('clientError', (_error, socket) => socket.destroy())

  return {
    port,
    launchUrl: role => `${originOf(role)}/?token=${sessions.issue(role)}`,
    async stop() {
      for (const ws of sockets.clients) ws.terminate()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

export interface WebHostOptions {
  /** 0 for any free one. */
  readonly port: number
  /** A reply with bytes that the operator asked to save, once. */
  readonly takeDownload: (path: string) => Response | undefined
  readonly logFailure: (error: unknown) => void
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new AppError('port.taken', String(port), error)
          : error,
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

/** Another site's page may not even fetch: browsers say where a request comes from, and other clients have no cookie. */
function isCrossSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}
