import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../fakes/app.ts'
import { lastResort } from '../runner/last-resort.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A link for each window; works once. */
export interface Links {
  readonly operator: string
  readonly display: string
}

export interface Program {
  readonly dataDir: string
  readonly pid: number
  /** The links that it gave at its start. */
  readonly urls: Links
  readonly output: () => string
  /** Asks the running program, as a second start does, for new links. */
  relink(): Promise<Links>
  /** Ends it as Ctrl+C does and removes its data. Resolves with its exit code. */
  stop(): Promise<number | null>
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface ProgramOptions {
  readonly demo?: boolean
  readonly dataDir?: string
  readonly environment?: Readonly<Record<string, string>>
  /** The store cannot be opened: the reception comes up alone, and there is no link to the desk. */
  readonly receptionOnly?: boolean
}

/** Starts the built program as `npm start` does, in the web shell, without windows of its own. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const folder = options.dataDir === undefined ? temporaryFolder('e2e') : undefined
  const dataDir = options.dataDir ?? join(folder!.path, 'data')
  const child = launch(dataDir, options)
  const done = lastResort(() => void child.kill('SIGKILL'))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.once('exit', done)
  const { links, output } = listen(child, options)
  links.catch(() => folder?.remove())
  return {
    dataDir,
    pid: child.pid!,
    urls: await links,
    output,
    relink: () => listen(launch(dataDir, options), options).links,
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

/** Everything that the program says, and the links among it; they reject when it ends without any. */
function listen(
  child: ChildProcess,
  { receptionOnly = false }: ProgramOptions,
): { readonly links: Promise<Links>; readonly output: () => string } {
  let said = ''
  const { promise: links, resolve, reject } = Promise.withResolvers<Links>()
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8')
    stream.on('data', (part: string) => {
      said += part
      // Up to the end of the line: the rest of a link may still be on its way.
      const operator = /http:\/\/operator\.localhost:\S+(?=\s)/.exec(said)?.[0]
      const display = /http:\/\/display\.localhost:\S+(?=\s)/.exec(said)?.[0]
      if (display && (operator || receptionOnly)) resolve({ operator: operator ?? '', display })
    })
  }
  child.once('close', () => reject(new Error(`the program gave no links: ${said}`)))
  child.once('error', reject)
  return { links, output: () => said }
}
