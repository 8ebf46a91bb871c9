import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const notRun = 'not run: no Electron binary'

/** The binary that ELECTRON_PATH names, or the one beside the npm package; never downloads. */
export function electronBinary(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment['ELECTRON_PATH']
  if (named !== undefined) return existsSync(named) ? named : undefined
  const folder = join(root, 'node_modules', 'electron')
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** The sandbox is given up only for root, who cannot have it. */
export const rootSwitches: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []
