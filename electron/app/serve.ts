import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { isUploadPath, uploads as limits, type UploadPath } from '../../shared/uploads.ts'
import { contentSecurityPolicy } from './content-policy.ts'
import type { Place, PlaceOrigins } from './place.ts'
import { createUploads, type Upload } from './upload.ts'

/** Answers a page's request for bytes. The same handler stands behind the loopback host and Electron's own scheme. */
export type Serve = (place: Place, request: Request, origins: PlaceOrigins) => Promise<Response>

export interface ServeOptions {
  /** The folder of built pages. */
  readonly pages: string
  /** A stored copy by its id, its fingerprint checked. @throws AppError `document.*` */
  readonly document: (id: string) => { readonly bytes: Uint8Array; readonly mediaType: string }
  /** What is done with the bytes that the desk posts to a path; their limits are in `shared/uploads.ts`. */
  readonly uploads: { readonly [P in UploadPath]?: Upload['take'] }
  readonly logFailure: (error: unknown) => void
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
}

/** Each place gets its own page and nothing of the others' documents. */
const frontPage: Readonly<Record<Place, string>> = {
  operator: '/operator.html',
  display: '/display.html',
  preview: '/preview.html',
}

export function createServe({ pages, document, uploads, logFailure }: ServeOptions): Serve {
  const takeUpload = createUploads(logFailure)
  return async (place, request, origins) => {
    const headers = {
      'content-security-policy': contentSecurityPolicy(place, origins),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    }
    const respond = (status: number, body?: Uint8Array, type?: string, cache?: string) =>
      new Response(body && new Uint8Array(body), {
        status,
        headers: { ...headers, 'content-type': type ?? 'text/plain', 'cache-control': cache ?? 'no-store' },
      })

    const { pathname } = new URL(request.url)
    if (isUploadPath(pathname)) {
      const take = uploads[pathname]
      if (place !== 'operator' || !take) return respond(404)
      if (request.method !== 'POST') return respond(405)
      const { status, body } = await takeUpload(request, { ...limits[pathname], take })
      return respond(status, Buffer.from(body), 'application/json')
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return respond(405)

    const asked = /^\/documents\/([\w-]{1,64})$/.exec(pathname)
    if (asked) {
      if (place !== 'operator') return respond(404)
      try {
        const { bytes, mediaType } = document(asked[1]!)
        return respond(200, bytes, mediaType)
      } catch (error) {
        logFailure(error)
        return respond(error instanceof AppError && error.code === 'document.changed' ? 409 : 404)
      }
    }

    const name = pathname === '/' ? frontPage[place] : pathname
    // Plain names only: no dots but the extension's, no escapes, so nothing outside the folder can be named.
    if (!/^(\/[\w-]+)+(\.[\w-]+)*\.\w+$/.test(name)) return respond(404)
    if (extname(name) === '.html' && name !== frontPage[place]) return respond(404)
    const body = await readFile(join(pages, name)).catch(() => undefined)
    if (!body) return respond(404)
    // Built files carry a hash of their content in their name; documents and pages are never kept.
    const cache = name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : undefined
    return respond(200, body, mediaTypes[extname(name)] ?? 'application/octet-stream', cache)
  }
}
