import { Agent, request } from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import * as tls from 'node:tls'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import { bodyMs, connectMs, headersMs, maxFailureBytes, quietMs } from './limits.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

export interface HttpsRequest {
  readonly headers?: Readonly<Record<string, string>>
  /** Of the body, packed and unpacked alike. */
  readonly maxBytes: number
}

export interface HttpsClient {
  /** Asks once and follows nothing. @throws AppError `source.*`, or whatever Node calls the failure; the reason of `signal` */
  get(address: URL, request: HttpsRequest, signal: AbortSignal): Promise<Answer>
  close(): void
}

export interface HttpsClientOptions {
  readonly clock: Clock
  readonly connections?: number
  /**
   * What is asked for is no secret: then the large keys that guard today's secrets from tomorrow's machines are left out,
   * and a question over a new connection moves 1.4 KB instead of 3.7.
   */
  readonly isPublic?: boolean
  /** For tests: an authority to trust instead of the usual ones, PEM. */
  readonly authority?: string | undefined
}

/** OpenSSL's names for: whoever signed this is not known here. */
const unknownIssuer =
  /^(UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT)/

/**
 * HTTPS with its certificates checked, over connections that are kept: an answer without news costs a few hundred
 * bytes. Every wait has a deadline, and every byte of an answer is counted.
 */
export function createHttpsClient(options: HttpsClientOptions): HttpsClient {
  const { clock, authority } = options
  let trusted = authority
  let agent: Agent | undefined

  return {
    async get(address, asked, signal) {
      agent ??= createAgent(options, trusted)
      try {
        return await ask(address, asked, agent, clock, signal)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (trusted !== undefined || !unknownIssuer.test(code) || !('getCACertificates' in tls)) throw error
        // An authority of the institution's own lies in the system's store. It is read when it is needed only: that
        // takes longer than a frame, on the thread that everything else waits for.
        trusted = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')].join('\n')
        agent.destroy()
        agent = createAgent(options, trusted)
        return ask(address, asked, agent, clock, signal)
      }
    },
    close() {
      agent?.destroy()
      agent = undefined
    },
  }
}

function createAgent({ connections = 1, isPublic = false }: HttpsClientOptions, ca: string | undefined): Agent {
  const secureContext = tls.createSecureContext({
    minVersion: 'TLSv1.2',
    ...(isPublic && { ecdhCurve: 'X25519:P-256:P-384' }),
    ...(ca !== undefined && { ca }),
  })
  return new Agent({ keepAlive: true, maxSockets: connections, secureContext })
}

function ask(address: URL, asked: HttpsRequest, agent: Agent, clock: Clock, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const headers = { 'Accept-Encoding': 'gzip', 'User-Agent': 'Pryimalnia', ...asked.headers }
    const asking = request(address, { agent, headers })
    // What was ended by us is told by our reason, whatever Node makes of the end.
    let ended: Error | undefined
    const giveUp = (reason: Error): void => {
      ended ??= reason
      asking.destroy(reason)
    }
    const timer = createTimer(clock, () => giveUp(new AppError('source.timeout')))
    const onAbort = (): void => giveUp(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })

    function end(): void {
      timer.stop()
      signal.removeEventListener('abort', onAbort)
    }

    function fail(error: unknown): void {
      end()
      reject(ended ?? (error as Error))
    }

    timer.set(connectMs)
    asking.on('socket', socket => {
      if (!socket.connecting) timer.set(headersMs)
      else socket.once('secureConnect', () => timer.set(headersMs))
    })
    asking.on('error', fail)
    asking.on('response', response => {
      const latest = clock.elapsed() + bodyMs
      const onBytes = (): void => timer.set(Math.min(quietMs, Math.max(0, latest - clock.elapsed())))
      onBytes()
      readBody(response, asked.maxBytes, onBytes).then(
        body => {
          end()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
        },
        (error: unknown) => {
          asking.destroy()
          fail(error)
        },
      )
    })
    asking.end()
  })
}

async function readBody(response: IncomingMessage, maxBytes: number, onBytes: () => void): Promise<Uint8Array> {
  const isSuccess = response.statusCode === 200
  const limit = isSuccess ? maxBytes : Math.min(maxBytes, maxFailureBytes)
  const tooLarge = (): AppError => new AppError('source.too-large')
  if (isSuccess && Number(response.headers['content-length'] ?? 0) > limit) throw tooLarge()
  let received = 0
  response.on('data', (chunk: Uint8Array) => {
    received += chunk.length
    onBytes()
    if (isSuccess && received > limit) response.destroy(tooLarge())
  })
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of unpacked(response) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (isSuccess && bytes > limit) throw tooLarge()
    parts.push(chunk)
    // A failure is known by its status; nobody needs the rest of its page.
    if (!isSuccess && bytes > limit) break
  }
  return Buffer.concat(parts)
}

function unpacked(response: IncomingMessage): NodeJS.ReadableStream {
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return response
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw new AppError('source.malformed', 'encoding')
  const gunzip = createGunzip()
  // A failure of either ends the other, and is thrown to whoever reads.
  pipeline(response, gunzip, () => {})
  return gunzip
}

interface Timer {
  set(ms: number): void
  stop(): void
}

function createTimer(clock: Clock, onLate: () => void): Timer {
  let current = new AbortController()
  return {
    set(ms) {
      current.abort()
      current = new AbortController()
      clock.sleep(ms, current.signal).then(onLate, () => {})
    },
    stop: () => current.abort(),
  }
}
