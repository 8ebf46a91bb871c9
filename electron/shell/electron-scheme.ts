import type * as Electron from 'electron'
import type { WindowRole } from '../../shared/contract.ts'
import { previewHosts } from '../../shared/preview-hosts.ts'
import type { Place } from '../app/place.ts'
import type { Serve } from '../app/serve.ts'

/** The scheme under which windows find their pages and bytes: nothing of it ever leaves the machine. */
export const scheme = 'pryimalnia'

/**
 * To be registered before Electron is ready. `standard` gives every host an origin of its own, on which roles and
 * previews are kept apart; a code cache, service workers and a way around the content policy are not asked for.
 */
export const privilegedScheme: Electron.CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

export const originOf = (host: string) => `${scheme}://${host}`

/** The one page that a window of this role shows. */
export const pageOf = (role: WindowRole) => `${originOf(role)}/`

/** The pages in which documents are drawn. */
export const previewPages: ReadonlySet<string> = new Set(previewHosts.map(host => `${originOf(host)}/preview.html`))

const origins = { operator: originOf('operator'), previews: previewHosts.map(originOf) }

/** Answers the requests of one role's session; what is not its own is refused without being looked at. */
export function serveScheme(role: WindowRole, serve: Serve): (request: Request) => Response | Promise<Response> {
  return request => {
    const { hostname } = new URL(request.url)
    const place = placeOf(role, hostname)
    if (!place) return new Response(null, { status: 421 })
    if (!isFromHome(place, hostname, request)) return new Response(null, { status: 403 })
    return serve(place, request, origins)
  }
}

/** A window's session serves its own page; the desk's also serves the frames in which documents are drawn. */
function placeOf(role: WindowRole, host: string): Place | undefined {
  if (host === role) return role
  return role === 'operator' && previewHosts.includes(host) ? 'preview' : undefined
}

/**
 * Electron says which origin asked, and leaves it out when it asks by itself (opening a window). A preview shares the
 * desk's session, so a frame taken over by a document could otherwise ask for the desk's documents.
 */
function isFromHome(place: Place, host: string, request: Request & { readonly initiatorOrigin?: string | null }) {
  const { initiatorOrigin: asking } = request
  return asking === undefined || asking === originOf(host) || (place === 'preview' && asking === origins.operator)
}
