import { join } from 'node:path'
import { windowRoles, type WindowRole } from '../shared/contract.ts'
import type { Language } from '../shared/settings.ts'
import { openApp, openLog } from './app/open.ts'
import type { StartOptions } from './app/options.ts'
import { placesOf } from './app/places.ts'
import { createWords } from './app/words.ts'
import { systemRandom } from './jobs/clock.ts'
import { findBrowser, hasScreen, openBrowserWindow } from './shell/browser.ts'
import { claimInstance } from './shell/instance.ts'
import { fileOnly, openSecretFile } from './shell/secret-file.ts'
import type { WebHost } from './shell/web-host.ts'
import { createWebShell } from './shell/web.ts'

/** Runs the program in the web shell until a signal ends it; says what happens and resolves with the exit code. */
export async function runWeb(
  options: StartOptions,
  language: Language,
  print: (line: string) => void,
): Promise<number> {
  const words = createWords(language)
  await using opened = new AsyncDisposableStack()
  try {
    const log = openLog(options.dataDir)
    const isDrawable = options.open && hasScreen(process.platform, process.env)
    const browser = isDrawable ? findBrowser(process.env['PATH'] ?? '') : undefined
    const withoutSandbox = process.getuid?.() === 0

    const shell = createWebShell({
      secrets: openSecretFile(join(options.dataDir, 'secrets.json'), fileOnly),
      random: systemRandom,
      logFailure: error => log.failure('web', error),
      openWindow(role, url) {
        if (browser === undefined) print(`${words.say(nameOf(role))}: ${url}`)
        else {
          const profiles = join(options.dataDir, 'browser')
          const kiosk = options.edition === 'work'
          // Without the program its windows have nothing more to say.
          opened.defer(openBrowserWindow(role, url, { path: browser, profiles, kiosk, withoutSandbox }))
        }
        return Promise.resolve()
      },
    })

    const ready = Promise.withResolvers<WebHost>()
    // A start that fails is told to whoever knocks meanwhile by a closed door.
    ready.promise.catch(() => {})
    opened.defer(() => ready.reject(new Error('stopped')))
    const instance = await claimInstance(options.dataDir, async () => showAll(await ready.promise))
    if ('said' in instance) {
      print(words.say('alreadyRunning'))
      if (instance.said !== '') print(instance.said)
      return 0
    }
    opened.defer(() => instance.release())
    const app = openApp(shell, options, placesOf(import.meta.url), log)
    opened.defer(() => app.stop())
    const host = await shell.attach(app, options.port)
    opened.defer(() => host.stop())

    /** Opens the windows, or says where they are. */
    async function showAll({ launchUrl }: WebHost): Promise<string> {
      if (browser === undefined) {
        return [
          words.say('links'),
          ...windowRoles.map(role => `  ${words.say(nameOf(role))}: ${launchUrl(role)}`),
        ].join('\n')
      }
      for (const role of app.windows()) await shell.show(role)
      return ''
    }

    print(words.say('running', { folder: options.dataDir }))
    if (browser !== undefined && withoutSandbox) print(words.say('withoutSandbox'))
    if (options.open && browser === undefined) print(words.say('noBrowser'))
    const said = await showAll(host)
    if (said !== '') print(said)
    ready.resolve(host)

    await new Promise<void>(resolve => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    })
    print(words.say('stopped'))
    return 0
  } catch (error) {
    print(words.failure(error))
    return 1
  }
}

const nameOf = (role: WindowRole) => (role === 'operator' ? 'desk' : 'display')
