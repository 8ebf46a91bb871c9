import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseOptions, type StartOptions } from './app/options.ts'
import { createWords, terminalLanguage } from './app/words.ts'
import { isBuilt } from './shell/build-state.ts'

/** `npm start` and `npm run demo`: builds what is missing, then starts Electron, or the web shell where there is none. */

const root = fileURLToPath(new URL('../', import.meta.url))
const language = terminalLanguage(process.env)
const words = createWords(language)
const args = process.argv.slice(2)

try {
  const options = parseOptions(args, process.env, process.platform)
  if (options.help) console.log(words.say('help'))
  else await launch(options)
} catch (error) {
  console.error(words.failure(error))
  process.exitCode = 1
}

async function launch(options: StartOptions): Promise<void> {
  if (!isBuilt(root)) {
    console.log(words.say('building'))
    for (const folder of ['renderer', 'electron']) {
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
      const config = join(root, folder, 'vite.config.ts')
      const build = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
        cwd: root,
        stdio: 'inherit',
      })
      if (build.status !== 0) {
        console.error(words.say('buildFailed'))
        process.exitCode = 1
        return
      }
    }
  }
  const electron = options.shell === 'web' ? undefined : electronBinary()
  if (electron !== undefined) {
    process.exitCode = spawnSync(electron, [root, ...args], { stdio: 'inherit' }).status ?? 1
    return
  }
  if (options.shell !== 'web') console.log(words.say('noElectron'))
  const { runWeb } = (await import(pathToFileURL(join(root, 'out', 'web.js')).href)) as typeof import('./web.ts')
  process.exitCode = await runWeb(options, language, line => console.log(line))
}

/** The binary beside the npm package, or the one that ELECTRON_PATH names; never downloads. */
function electronBinary(): string | undefined {
  const named = process.env['ELECTRON_PATH']
  if (named !== undefined) {
    if (!existsSync(named)) console.error(words.say('noElectronAt', { path: named }))
    return existsSync(named) ? named : undefined
  }
  const folder = join(root, 'node_modules', 'electron')
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}
