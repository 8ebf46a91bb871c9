import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Unix socket paths are limited to about 104 bytes. */
const longestSocketPath = 100
const answerWithinMs = 5_000

/** Where the running program of a data folder can be reached: a socket that only this user can open. */
function socketPath(dataDir: string, platform: NodeJS.Platform): string {
  const folder = resolve(dataDir)
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24)
  if (platform === 'win32') return `\\\\.\\pipe\\pryimalnia-${name}`
  const inside = join(folder, 'instance.sock')
  return Buffer.byteLength(inside) <= longestSocketPath ? inside : join(tmpdir(), `pryimalnia-${name}.sock`)
}

export interface Instance {
  release(): Promise<void>
}

/**
 * Makes this process the only one of its data folder: two programs never write one database. When another
 * already is, that one is asked to show itself, and what it says of it is the result.
 */
export async function claimInstance(
  dataDir: string,
  onShow: () => Promise<string>,
  platform: NodeJS.Platform = process.platform,
): Promise<Instance | { readonly said: string }> {
  const path = socketPath(dataDir, platform)
  for (let attempt = 0; ; attempt++) {
    const callers = new Set<Socket>()
    const server = createServer(socket => {
      callers.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => callers.delete(socket))
      void onShow().then(
        said => socket.end(said),
        () => socket.destroy(),
      )
    })
    try {
      await new Promise<void>((done, failed) => {
        server.once('error', failed)
        server.listen(path, done)
      })
      return {
        release() {
          for (const caller of callers) caller.destroy()
          return new Promise(done => server.close(() => done()))
        },
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt === 2) throw error
      const said = await knock(path)
      if (said !== undefined) return { said }
      // Nobody answers: a program that ended without cleaning up left the socket behind.
      rmSync(path, { force: true })
    }
  }
}

/** What the running program answers; undefined when nobody does. */
function knock(path: string): Promise<string | undefined> {
  return new Promise(done => {
    const socket = connect(path)
    // A first one that hangs is still the first one: the second must not start beside it.
    socket.setTimeout(answerWithinMs, () => socket.destroy())
    let said = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (said += part))
    socket.once('error', () => done(undefined))
    socket.once('close', () => done(said))
  })
}

/** Whether a program runs on this data folder. Nothing is written; a program that runs is asked to show itself. */
export async function isClaimed(dataDir: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  return (await knock(socketPath(dataDir, platform))) !== undefined
}
