import type { IncomingMessage, ServerResponse } from 'node:http'
import { startHttpsServer, type HttpsServer } from './https-server.ts'

export interface Offer {
  readonly _id: string
  readonly name: string
  readonly scopes: { readonly sharing: readonly string[]; readonly diiaId?: readonly string[] }
}

export interface PartnerBranch {
  readonly _id: string
  readonly name: string
  readonly [field: string]: unknown
}

/** Answers in place of the API; true when it did. */
export type Fault = (path: string, request: IncomingMessage, response: ServerResponse) => boolean

export interface AcquirersServer extends HttpsServer {
  branches: readonly PartnerBranch[]
  offers: ReadonlyMap<string, readonly Offer[]>
  fault: Fault | null
  /** Every path that was asked for, in order. */
  readonly asked: string[]
  /** The largest number of requests that were being answered at once. */
  mostAtOnce(): number
  /** Ends every session: their tokens are refused from now on. */
  endSessions(): void
}

export const acquirerToken = 'partner-token'
export const authToken = 'cGFydG5lcg=='

/**
 * The partner API as its gateway describes it: a session for the two secrets, pages of branches and of offers, and
 * failures in its own form. Answers take a moment, as over a network.
 */
export async function startAcquirersServer(delayMs = 0): Promise<AcquirersServer> {
  let sessions = 0
  let valid = ''
  let [now, most] = [0, 0]
  const asked: string[] = []

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '', 'https://localhost')
    const path = decodeURIComponent(pathname)
    asked.push(`${path}${searchParams.size > 0 ? `?${searchParams.toString()}` : ''}`)
    if (server.fault?.(path, request, response)) return
    if (path === `/api/v1/auth/acquirer/${acquirerToken}`) {
      // The front proxy asks for the second secret, the service itself for none.
      if (request.headers.authorization !== `Basic ${authToken}`) return fail(response, 401, 'Unauthorized')
      valid = `session-${++sessions}`
      return send(response, 200, { token: valid })
    }
    if (path.startsWith('/api/v1/auth/acquirer/')) return fail(response, 401, 'Acquirer not found')
    if (request.headers.authorization !== `Bearer ${valid}`) return fail(response, 401, 'Session expired')
    const page = (name: string, list: readonly unknown[]): void => {
      const [skip, limit] = [Number(searchParams.get('skip')), Number(searchParams.get('limit'))]
      send(response, 200, { total: list.length, [name]: list.slice(skip, skip + Math.min(limit, 100)) })
    }
    if (path === '/api/v2/acquirers/branches') return page('branches', server.branches)
    const [, branchId] = /^\/api\/v1\/acquirers\/branch\/(.+)\/offers$/.exec(path) ?? []
    const offers = branchId === undefined ? undefined : server.offers.get(branchId)
    return offers ? page('offers', offers) : fail(response, 404, 'Not found')
  }

  const https = await startHttpsServer((request, response) => {
    now += 1
    most = Math.max(most, now)
    response.on('close', () => (now -= 1))
    if (delayMs > 0) setTimeout(() => answer(request, response), delayMs)
    else answer(request, response)
  })
  const server: AcquirersServer = {
    ...https,
    branches: [],
    offers: new Map(),
    fault: null,
    asked,
    mostAtOnce: () => most,
    endSessions: () => (valid = ''),
  }
  return server
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

/** A failure as the gateway words it. */
export function fail(response: ServerResponse, code: number, message: string, data: object = {}): void {
  send(response, code, { name: 'Error', message, code, data })
}

export function partnerBranch(id: string, facts: Record<string, unknown> = {}): PartnerBranch {
  return {
    _id: id,
    name: `Відділення ${id}`,
    email: 'kopii@example.org',
    region: 'Київська обл.',
    district: 'Бучанський р-н',
    location: 'м. Вишневе',
    street: 'вул. Київська',
    house: '2г',
    deliveryTypes: ['email'],
    offerRequestType: 'static',
    scopes: { sharing: ['passport', 'taxpayer-card'], identification: [], documentIdentification: [], diiaId: [] },
    ...facts,
  }
}

export function offer(id: string, sharing: readonly string[] = ['passport', 'taxpayer-card']): Offer {
  return { _id: id, name: `Послуга ${id}`, scopes: { sharing } }
}
