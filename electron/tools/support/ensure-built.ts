import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isBuilt } from '../../shell/build-state.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Builds the program when `out/` is missing or older than its sources. @throws Error when that fails */
export function ensureBuilt(): void {
  if (isBuilt(root)) return
  console.error('Building the program…')
  for (const layer of ['renderer', 'electron']) {
    const args = ['node_modules/vite/bin/vite.js', 'build', '--config', `${layer}/vite.config.ts`, '--logLevel', 'warn']
    // What the build says is not a result: all of it goes to stderr.
    const { status } = spawnSync(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
    })
    if (status !== 0) throw new Error('The program could not be built: see the messages above.')
  }
}
