import { connect, createServer, type Server, type Socket } from 'node:net'

/** A server on loopback. */
export interface Listening {
  readonly port: number
  /** Resolves at the first connection. */
  readonly connected: Promise<void>
  stop(): Promise<void>
}

export async function listen(onConnection: (socket: Socket) => void): Promise<Listening> {
  const sockets = new Set<Socket>()
  const connected = Promise.withResolvers<void>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
    connected.resolve()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    connected: connected.promise,
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

export interface Proxy extends Listening {
  received(): number
  sent(): string
  /** Passes so many more bytes of the server's, and then nothing in either direction; the connection stays. */
  freeze(afterBytes: number): void
}

/** Passes bytes to a server and back, and counts them. */
export async function startProxy(target: number): Promise<Proxy> {
  let received = 0
  let sent = ''
  let left = Infinity
  const listening = await listen(socket => {
    const upstream = connect(target, '127.0.0.1')
    upstream.on('error', () => socket.destroy())
    upstream.on('data', chunk => {
      received += chunk.length
      if (left > 0) socket.write(chunk.subarray(0, left))
      left -= chunk.length
    })
    upstream.on('close', () => left > 0 && socket.destroy())
    socket.on('data', chunk => {
      sent += chunk.toString('latin1')
      if (left > 0) upstream.write(chunk)
    })
    socket.on('close', () => upstream.destroy())
  })
  return { ...listening, received: () => received, sent: () => sent, freeze: afterBytes => (left = afterBytes) }
}
