import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../fakes/app.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Program {
  readonly dataDir: string
  readonly pid: number
  /** The link that each window was last given; works once. */
  readonly urls: { readonly operator: string; readonly display: string }
  readonly output: () => string
  /** Asks the running program, as a second start does, for new links. */
  relink(): Promise<{ readonly operator: string; readonly display: string }>
  /** Ends it as Ctrl+C does and removes its data. Resolves with its exit code. */
  stop(): Promise<number | null>
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface ProgramOptions {
  readonly demo?: boolean
  readonly dataDir?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts the built program as `npm start` does, in the web shell, without windows of its own. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const folder = options.dataDir === undefined ? temporaryFolder('e2e') : undefined
  const dataDir = options.dataDir ?? join(folder!.path, 'data')
  const child = launch(dataDir, options)
  const output = collect(child)
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const urls = await linksIn(output, ended)
  return {
    dataDir,
    pid: child.pid!,
    urls,
    output,
    async relink() {
      const second = launch(dataDir, options)
      return linksIn(collect(second), new Promise(resolve => second.once('exit', () => setTimeout(resolve, 200, 0))))
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      folder?.remove()
      return code
    },
    async kill(signal) {
      child.kill(signal)
      await ended
    },
  }
}

function launch(dataDir: string, { demo, environment }: ProgramOptions): ChildProcess {
  const args = ['electron/launch.ts', '--shell', 'web', '--no-open', '--data', dataDir, ...(demo ? ['--demo'] : [])]
  return spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stdout!.on('data', (part: Buffer) => (text += part.toString()))
  child.stderr!.on('data', (part: Buffer) => (text += part.toString()))
  return () => text
}

async function linksIn(output: () => string, ended: Promise<unknown>): Promise<Program['urls']> {
  let over = false
  void ended.then(() => (over = true))
  for (let waited = 0; waited < 60_000 && !over; waited += 25) {
    const operator = /http:\/\/operator\.localhost:\S+/.exec(output())?.[0]
    const display = /http:\/\/display\.localhost:\S+/.exec(output())?.[0]
    if (operator && display) return { operator, display }
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`the program did not start: ${output()}`)
}
