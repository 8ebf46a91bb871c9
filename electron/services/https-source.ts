import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { createHttpsClient, type Answer, type HttpsClientOptions } from './https-client.ts'
import { maxCatalogueBytes, maxRedirects, serverIntervalMs } from './limits.ts'
import { createContentReader, readMark, sha256Of } from './source-content.ts'
import type { CatalogueReader } from './catalogue-reader.ts'
import { inOurWords, statusError } from './source-errors.ts'
import type { CatalogueSource } from './source.ts'

export interface HttpsSourceOptions extends Pick<HttpsClientOptions, 'clock' | 'authority'> {
  readonly address: string
  readonly reader: CatalogueReader
}

/** What the server gave with a content to recognise it by, and the content's own print. */
const markShape = z.object({ etag: z.string().nullable(), modified: z.string().nullable(), sha256: z.string() })
type Mark = Readonly<z.infer<typeof markShape>>

/** A catalogue at an HTTPS address. It is downloaded again only when the server says that it is another one. */
export function createHttpsSource({ address, reader, ...options }: HttpsSourceOptions): CatalogueSource {
  const client = createHttpsClient({ ...options, isPublic: true })
  const content = createContentReader(reader)
  /** What was downloaded last and cannot be used: it need not be downloaded again to be refused again. */
  let refused: { readonly mark: Mark; readonly error: unknown } | null = null

  async function load(known: Mark | null, signal: AbortSignal): Promise<Answer> {
    let place = addressOf(address)
    for (let hops = 0; ; hops += 1) {
      const answer = await client.get(place, { headers: conditions(known), maxBytes: maxCatalogueBytes }, signal)
      const next = redirectOf(answer, place)
      if (!next) return answer
      if (hops === maxRedirects) throw new AppError('source.redirect', 'circle')
      place = next
    }
  }

  async function fetch(given: string | null, signal: AbortSignal): ReturnType<CatalogueSource['fetch']> {
    const inForce = readMark(markShape, given)
    // Asked for anew, nothing that was known counts.
    const known = given === null ? null : (refused?.mark ?? inForce)
    const answer = await load(known, signal)
    if (answer.status === 304 && known) {
      if (refused && known === refused.mark) throw refused.error
      return { kind: 'unchanged', mark: JSON.stringify(known) }
    }
    if (answer.status === 401) throw new AppError('source.forbidden', '401')
    if (answer.status !== 200) throw statusError(answer.status)
    const mark = markOf(answer)
    if (mark.sha256 === inForce?.sha256) {
      refused = null
      return { kind: 'unchanged', mark: JSON.stringify(mark) }
    }
    try {
      const read = await content.read(answer.body, signal)
      refused = null
      return { kind: 'catalogue', mark: JSON.stringify(mark), ...read }
    } catch (error) {
      if (error instanceof AppError) refused = { mark, error }
      throw error
    }
  }

  return {
    intervalMs: serverIntervalMs,
    fetch: inOurWords(fetch),
    close: client.close,
  }
}

/** @throws AppError `source.address` */
function addressOf(text: string): URL {
  const address = URL.parse(text)
  if (address?.protocol !== 'https:' || address.username !== '' || address.password !== '')
    throw new AppError('source.address')
  return address
}

/** Where an answer leads on to; null for one that is an answer. @throws AppError `source.redirect` */
function redirectOf({ status, headers }: Answer, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const next = URL.parse(headers.location ?? '', from.href)
  const isSafe = headers.location !== undefined && next?.protocol === 'https:' && next.username === ''
  if (!isSafe) throw new AppError('source.redirect', String(status))
  return next
}

function conditions(known: Mark | null): Record<string, string> {
  return {
    Accept: 'application/json, text/csv, */*;q=0.5',
    ...(known?.etag && { 'If-None-Match': known.etag }),
    ...(known?.modified && { 'If-Modified-Since': known.modified }),
  }
}

function markOf({ headers, body }: Answer): Mark {
  return { etag: headers.etag ?? null, modified: headers['last-modified'] ?? null, sha256: sha256Of(body) }
}
