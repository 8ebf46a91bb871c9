import { join } from 'node:path'
import { windowRoles, type WindowRole } from '../shared/contract.ts'
import { openApp, openLog } from './app/open.ts'
import type { StartOptions } from './app/options.ts'
import { placesOf } from './app/places.ts'
import type { Words } from './app/words.ts'
import { systemRandom } from './jobs/clock.ts'
import { findBrowser, hasScreen, openBrowserWindow } from './shell/browser.ts'
import { claimInstance } from './shell/instance.ts'
import { fileOnly, openSecretFile } from './shell/secret-file.ts'
import { createWebShell } from './shell/web.ts'

/** Runs the program in the web shell until a signal ends it. @throws AppError `store.*`, `port.taken` */
export async function runWeb(options: StartOptions, words: Words, print: (line: string) => void): Promise<void> {
  const log = openLog(options.dataDir)
  const browser =
    options.open && hasScreen(process.platform, process.env) ? findBrowser(process.env['PATH'] ?? '') : undefined
  const withoutSandbox = process.getuid?.() === 0

  const shell = createWebShell({
    secrets: openSecretFile(join(options.dataDir, 'secrets.json'), fileOnly),
    random: systemRandom,
    logFailure: error => log.failure('web', error),
    openWindow(role, url) {
      if (browser === undefined) print(`${words.say(role === 'operator' ? 'desk' : 'display')}: ${url}`)
      else {
        const profiles = join(options.dataDir, 'browser')
        openBrowserWindow(role, url, { path: browser, profiles, kiosk: options.edition === 'work', withoutSandbox })
      }
      return Promise.resolve()
    },
  })

  const instance = await claimInstance(options.dataDir, showAll)
  if ('said' in instance) {
    print(words.say('alreadyRunning'))
    if (instance.said !== '') print(instance.said)
    return
  }
  const app = openApp(shell, options, placesOf(import.meta.url), log)
  const host = await shell.attach(app, options.port)

  const link = (role: WindowRole) => `  ${words.say(role === 'operator' ? 'desk' : 'display')}: ${host.launchUrl(role)}`

  /** Answers a second start: opens the windows again, or says where they are. */
  async function showAll(): Promise<string> {
    if (browser === undefined) return [words.say('links'), ...windowRoles.map(link)].join('\n')
    for (const role of windowRoles) await shell.show(role)
    return ''
  }

  print(words.say('running', { folder: options.dataDir }))
  if (browser !== undefined && withoutSandbox) print(words.say('withoutSandbox'))
  if (options.open && browser === undefined) print(words.say('noBrowser'))
  const said = await showAll()
  if (said !== '') print(said)

  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  await host.stop()
  await app.stop()
  await instance.release()
  print(words.say('stopped'))
}
