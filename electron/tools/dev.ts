import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Tool } from './tool.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const description =
  'Starts the demo in the web shell, builds again after each change and restarts the app (reload the pages by hand)'
export const usage = '[options of npm run demo]'

export async function run(args: Parameters<Tool['run']>[0]): Promise<number> {
  const vite = 'node_modules/vite/bin/vite.js'
  const builds = ['renderer', 'electron'].map(layer => [vite, 'build', '--config', `${layer}/vite.config.ts`])
  for (const build of builds) {
    const exitCode = await start(build).ended
    if (exitCode !== 0) return exitCode
  }
  const running = [
    ...builds.map(build => start([...build, '--watch', '--logLevel', 'warn'])),
    start([
      '--watch',
      '--watch-preserve-output',
      'electron/launch.ts',
      '--demo',
      '--shell',
      'web',
      '--no-open',
      ...args,
    ]),
  ]
  const stopAll = () => running.forEach(({ stop }) => stop())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stopAll)
  const exitCode = await Promise.race(running.map(({ ended }) => ended))
  stopAll()
  await Promise.all(running.map(({ ended }) => ended))
  return exitCode
}

function start(args: readonly string[]): { readonly ended: Promise<number>; stop(): void } {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', exitCode => resolve(exitCode ?? 1))
  })
  return { ended, stop: () => void child.kill() }
}
