import type { WindowRole } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { Random } from '../jobs/clock.ts'
import { isAuthorisationPage } from './authorisation-page.ts'
import type { AppCore, Secrets, Shell } from './shell.ts'
import { startWebHost, type WebHost } from './web-host.ts'
import { createWebSessions } from './web-sessions.ts'

/** Bytes wait this many at most for the browser to take them; each goes once. */
const mostDownloads = 8

export interface WebShellOptions {
  readonly secrets: Secrets
  readonly random: Pick<Random, 'bytes'>
  /** Opens a link in a window of the given role, or tells the person to. */
  readonly openWindow: (role: WindowRole, url: string) => Promise<void>
  /** Opens an address in the person's own browser, or tells them where to go. */
  readonly openAddress: (address: string) => void
  readonly logFailure: (error: unknown) => void
}

export interface WebShell extends Shell {
  /** Starts to serve the app's windows on a loopback port (0: any free one). @throws AppError `port.taken` */
  attach(core: AppCore, port: number): Promise<WebHost>
}

/** The shell for machines without Electron: windows are pages of the system's browser, carried over loopback. */
export function createWebShell(options: WebShellOptions): WebShell {
  const { secrets, random, openWindow, openAddress, logFailure } = options
  const downloads = new Map<string, Response>()
  let host: WebHost | undefined
  let core: AppCore | undefined

  return {
    kind: 'web',
    secrets,
    async attach(attached, port) {
      core = attached
      host = await startWebHost(attached, createWebSessions(random, secrets), {
        port,
        logFailure,
        takeDownload(path) {
          const response = downloads.get(path)
          downloads.delete(path)
          return response
        },
      })
      return host
    },
    async show(role) {
      // The reception screen fills its monitor: one is there or none.
      if (host && !(role === 'display' && core?.views.watching('display'))) await openWindow(role, host.launchUrl(role))
    },
    openExternal(address) {
      if (!isAuthorisationPage(address)) return Promise.reject(new AppError('call.forbidden'))
      openAddress(address)
      return Promise.resolve()
    },
    save(name, bytes, mediaType) {
      const path = `/downloads/${random.bytes(16).toString('hex')}`
      const oldest = downloads.keys().next()
      if (downloads.size >= mostDownloads && !oldest.done) downloads.delete(oldest.value)
      downloads.set(path, asDownload(name, bytes, mediaType))
      return Promise.resolve(path)
    },
  }
}

function asDownload(name: string, bytes: Uint8Array, mediaType: string): Response {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
}
