import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBuilt } from '../../electron/shell/build-state.ts'
import type { Question } from '../fakes/electron-module.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const register = fileURLToPath(new URL('../fakes/electron-register.ts', import.meta.url))

export interface ElectronProgram {
  ask<T>(question: Question, ...args: string[]): Promise<T>
  /** Runs code in the page of a window. */
  run<T>(role: 'operator' | 'display', code: string): Promise<T>
  /** Its exit code and everything that it printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>
  kill(): void
}

/** Boots a main bundle on the fake Electron in a process of its own. */
export function bootElectron(main: string, args: readonly string[]): ElectronProgram {
  const child = spawn(process.execPath, ['--import', register, main, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const waiting = new Map<number, (reply: { value?: unknown; error?: string }) => void>()
  let output = ''
  let last = 0
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', part => (output += String(part)))
  child.on('message', ({ id, ...reply }: { id: number }) => waiting.get(id)?.(reply))
  const ended = new Promise<{ code: number | null; output: string }>(resolve => {
    child.once('close', code => {
      for (const answer of waiting.values()) answer({ error: `the program ended: ${output}` })
      resolve({ code, output })
    })
  })

  async function ask<T>(question: Question, ...asked: string[]): Promise<T> {
    const id = ++last
    const reply = await new Promise<{ value?: unknown; error?: string }>(resolve => {
      waiting.set(id, resolve)
      child.send({ id, question, args: asked }, error => error && resolve({ error: `${String(error)}: ${output}` }))
    })
    waiting.delete(id)
    if (reply.error !== undefined) throw new Error(reply.error)
    return reply.value as T
  }

  return { ask, ended, run: (role, code) => ask('run', role, code), kill: () => child.kill('SIGKILL') }
}

/** `out/` as `npm run build` leaves it, built when a source is younger. */
export function buildIfStale(): void {
  if (isBuilt(root)) return
  for (const layer of ['renderer', 'electron']) {
    const vite = [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']
    const config = join(root, layer, 'vite.config.ts')
    const { status, stderr } = spawnSync(process.execPath, [...vite, '--config', config], {
      cwd: root,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${layer} could not be built: ${stderr}`)
  }
}
