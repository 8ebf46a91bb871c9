import { spawnSync } from 'node:child_process'
import { buildIfStale } from '../integration/electron-program.ts'
import { electronBinary, notRun, root } from './binary.ts'
import { buildShellHost } from './remote.ts'

/** `npm run test:electron`: the contract suite and the end-to-end specs on real Electron, wherever its binary is. */

/** A Linux machine without a screen gets one in memory, if it can. */
const screen = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
const prefix = screen ? ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24'] : []

function run(...command: readonly string[]): boolean {
  const [program = '', ...args] = [...prefix, ...command]
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) console.error(`${program}: ${error.message}`)
  return status === 0
}

if (electronBinary() === undefined) console.log(notRun)
else {
  buildIfStale()
  await buildShellHost()
  const isContractKept = run('vitest', 'run', '--config', 'test/electron/vitest.config.ts')
  const areSpecsPassed = run('playwright', 'test', '--config', 'test/electron/playwright.config.ts')
  process.exitCode = isContractKept && areSpecsPassed ? 0 : 1
}
