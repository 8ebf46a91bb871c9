import { timingSafeEqual } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../../../shared/errors.ts'
import { maxKnocks, maxRedirect } from './limits.ts'
import { redirectPages, type RedirectPage } from './redirect-pages.ts'

/** The way back from the browser: a server on loopback that lives as long as one log-in. */
export interface Redirect {
  readonly address: string
  /** The code of the first answer with our state. @throws AppError `oauth.denied`; the reason of `signal` */
  readonly code: Promise<string>
  stop(): Promise<void>
}

/**
 * Listens on a free port. Whoever knocks without the state is turned away and ends nothing: any page in any browser of
 * this machine could.
 */
export async function openRedirect(host: string, state: string, signal: AbortSignal): Promise<Redirect> {
  signal.throwIfAborted()
  const answer = Promise.withResolvers<string>()
  // Whoever waits for it still gets the failure.
  answer.promise.catch(() => {})
  const server = createServer({ maxHeaderSize: maxRedirect }, (request, response) => {
    const { port } = server.address() as AddressInfo
    const url = URL.parse(request.url ?? '', `http://${host}:${port}`)
    if (request.method !== 'GET' || request.headers.host !== `${host}:${port}` || url?.pathname !== '/')
      return show(response, 404, 'stranger')
    const given = url.searchParams
    if (!isSame(given.get('state') ?? '', state)) return show(response, 400, 'stranger')
    const code = given.get('code')
    if (code === null || code === '') {
      response.once('close', () => answer.reject(new AppError('oauth.denied', errorIn(given))))
      return show(response, 200, 'denied')
    }
    // Not before the page is there: what follows may end the server.
    response.once('close', () => answer.resolve(code))
    show(response, 200, 'done')
  })
  server.maxConnections = maxKnocks
  const abort = (): void => answer.reject(signal.reason as Error)
  signal.addEventListener('abort', abort, { once: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    address: `http://${host}:${(server.address() as AddressInfo).port}/`,
    code: answer.promise,
    stop() {
      signal.removeEventListener('abort', abort)
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

function show(response: ServerResponse, status: number, page: RedirectPage): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    // The code stands in the address.
    'referrer-policy': 'no-referrer',
    connection: 'close',
  })
  response.end(redirectPages[page])
}

function isSame(given: string, state: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(state)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** RFC 6749 names a few errors; nothing else of theirs is passed on. */
function errorIn(given: URLSearchParams): string | undefined {
  const error = given.get('error') ?? ''
  return /^[a-z_]{1,40}$/.test(error) ? error : undefined
}
