import { AppError } from '../../shared/errors.ts'
import type { Clock } from '../jobs/clock.ts'
import { createHttpsClient, type Answer } from './https-client.ts'
import { apiConnections, maxPageBytes, maxServices, pageEntries, sessionMs } from './limits.ts'
import { statusError } from './source-errors.ts'

export const apiHosts = { production: 'https://api2.diia.gov.ua', test: 'https://api2s.diia.gov.ua' } as const
export type ApiHost = keyof typeof apiHosts

export interface AcquirersApiOptions {
  readonly host: ApiHost
  readonly acquirerToken: string
  /** The second secret; not every partner has got one. */
  readonly authToken: string | null
  readonly clock: Clock
  /** For tests: another server in place of the host, and the authority of its certificate. */
  readonly base?: string | undefined
  readonly authority?: string | undefined
}

/** Read-only. Whatever stands in the answers comes as it is: nothing of it has been checked but that it is a list. */
export interface AcquirersApi {
  /** @throws AppError `source.*`, or whatever Node calls the failure */
  branches(signal: AbortSignal): Promise<readonly unknown[]>
  offers(branchId: string, signal: AbortSignal): Promise<readonly unknown[]>
  close(): void
}

type Json = Readonly<Record<string, unknown>>

interface Session {
  readonly token: Promise<string>
  readonly until: number
}

/** The API of Дія's partners (acquirers), as the partner kits and the gateway's table of routes describe it. */
export function createAcquirersApi(options: AcquirersApiOptions): AcquirersApi {
  const { host, acquirerToken, authToken, clock, base = apiHosts[host], authority } = options
  const client = createHttpsClient({ clock, connections: apiConnections, authority })
  let session: Session | null = null

  async function get(path: string, authorization: string | null, signal: AbortSignal): Promise<Answer> {
    const headers = { Accept: 'application/json', ...(authorization !== null && { Authorization: authorization }) }
    return client.get(new URL(path, base), { headers, maxBytes: maxPageBytes }, signal)
  }

  /** The session that is open, or a new one: requests that find the old one ended wait for the same new one. */
  function openSession(signal: AbortSignal): Session {
    if (session && clock.elapsed() < session.until) return session
    const opened: Session = { token: logIn(signal), until: clock.elapsed() + sessionMs }
    opened.token.catch(() => endSession(opened))
    session = opened
    return opened
  }

  function endSession(ended: Session): void {
    if (session === ended) session = null
  }

  async function logIn(signal: AbortSignal): Promise<string> {
    // What cannot be a secret need not be sent to be refused.
    if (![acquirerToken, authToken ?? '-'].every(isPlainText)) throw new AppError('source.unauthorised')
    const path = `/api/v1/auth/acquirer/${encodeURIComponent(acquirerToken)}`
    const answer = await get(path, authToken === null ? null : `Basic ${authToken}`, signal)
    const { token } = dataOf(answer)
    // It goes into a header, where nothing but plain letters may stand.
    if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token))
      throw new AppError('source.malformed', 'token')
    return token
  }

  /** One page, in a session that is renewed once when the server has ended it. */
  async function getPage(path: string, signal: AbortSignal): Promise<Answer> {
    const opened = openSession(signal)
    const answer = await get(path, `Bearer ${await opened.token}`, signal)
    if (answer.status !== 401) return answer
    endSession(opened)
    return get(path, `Bearer ${await openSession(signal).token}`, signal)
  }

  async function getAll(path: string, name: string, signal: AbortSignal): Promise<readonly unknown[]> {
    const entries = new Map<unknown, unknown>()
    for (let skip = 0; ;) {
      const page = dataOf(await getPage(`${path}?skip=${skip}&limit=${pageEntries}`, signal))
      const { [name]: list, total } = page
      if (!Array.isArray(list) || typeof total !== 'number') throw new AppError('source.malformed', name)
      for (const entry of list as readonly unknown[]) entries.set((isJson(entry) && entry['_id']) || entry, entry)
      skip += list.length
      if (skip > maxServices) throw new AppError('source.too-large')
      if (list.length > 0 && skip < total) continue
      // Pages that overlap, or end early, hide entries: what is not here may still be there.
      if (entries.size < total) throw new AppError('source.no-data', 'paging')
      return [...entries.values()]
    }
  }

  return {
    branches: signal => getAll('/api/v2/acquirers/branches', 'branches', signal),
    async offers(branchId, signal) {
      const path = `/api/v1/acquirers/branch/${encodeURIComponent(branchId)}/offers`
      return getAll(path, 'offers', signal).catch((error: unknown) => {
        // A branch without offers; an institution without branches would be no partner.
        if (error instanceof AppError && error.code === 'source.no-data' && error.detail === '204') return []
        throw error
      })
    },
    close: client.close,
  }
}

/** @throws AppError for every answer that is not the data that was asked for */
function dataOf({ status, body }: Answer): Json {
  const data = parse(body)
  if (status !== 200) {
    const { code } = statusError(status)
    throw new AppError(code, [status, ...wrongFields(data)].join(' '))
  }
  if (!isJson(data)) throw new AppError('source.malformed')
  // The gateway may put a page for people in place of the data, and a failure into a success.
  if ('processCode' in data) throw new AppError('source.no-data', plainWord(data['processCode']))
  if (data['success'] === false) throw statusError(typeof data['code'] === 'number' ? data['code'] : 500)
  return data
}

/** Fit for a header. */
function isPlainText(secret: string): boolean {
  return /^[\x21-\x7e]{1,8192}$/.test(secret)
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  } catch {
    return null
  }
}

/** The names of what a validation found wrong, of the few forms in which they come. */
function wrongFields(failure: unknown): readonly string[] {
  const data = isJson(failure) && isJson(failure['data']) ? failure['data'] : {}
  const errors = data['errors']
  const names = Array.isArray(errors)
    ? errors.map(one => (isJson(one) ? (one['field'] ?? one['param'] ?? one['path']) : one))
    : isJson(errors)
      ? Object.keys(errors)
      : []
  return names.slice(0, 5).flatMap(name => plainWord(name) ?? [])
}

/** Names and codes go on to the log; words of a server do not. */
function plainWord(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^[\w.[\]-]{1,40}$/.test(text) ? text : undefined
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
