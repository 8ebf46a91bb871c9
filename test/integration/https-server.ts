import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from './certificate.ts'

export interface HttpsServer {
  /** `https://localhost:port` */
  readonly origin: string
  readonly port: number
  /** The authority of its certificate, PEM. */
  readonly authority: string
  /** Bytes on its sockets in both directions, protection included. */
  moved(): number
  /** Connections that it has accepted. */
  connections(): number
  /** Ends every connection; the server stays. */
  hangUp(): void
  stop(): Promise<void>
}

export interface HttpsServerOptions {
  readonly altName?: string
  /** Without protection: what a redirect must not lead to. */
  readonly isPlain?: boolean
}

/** A server on loopback with a certificate made for this run. Needs `openssl`. */
export async function startHttpsServer(
  listener: RequestListener,
  options: HttpsServerOptions = {},
): Promise<HttpsServer> {
  const { altName = 'DNS:localhost,IP:127.0.0.1', isPlain = false } = options
  const home = mkdtempSync(join(tmpdir(), 'pryimalnia-https-'))
  const sockets = new Set<Socket>()
  let ended = 0
  let accepted = 0
  try {
    const authority = await makeCertificate(home, altName)
    const pem = (name: string) => readFileSync(join(home, name))
    const server = isPlain
      ? createServer(listener)
      : createTlsServer({ key: pem('server.key'), cert: pem('server.pem') }, listener)
    server.on('connection', (socket: Socket) => {
      accepted += 1
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        ended += socket.bytesRead + socket.bytesWritten
      })
    })
    server.on('tlsClientError', () => {})
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const hangUp = (): void => {
      for (const socket of sockets) socket.destroy()
    }
    return {
      origin: `${isPlain ? 'http' : 'https'}://localhost:${port}`,
      port,
      authority,
      moved: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, ended),
      connections: () => accepted,
      hangUp,
      stop() {
        hangUp()
        return new Promise(resolve => server.close(() => resolve()))
      },
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
