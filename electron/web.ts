import { join } from 'node:path'
import { windowRoles, type WindowRole } from '../shared/contract.ts'
import type { Language } from '../shared/settings.ts'
import { AppError } from '../shared/errors.ts'
import { openAppOrReception, openLog } from './app/open.ts'
import type { StartOptions } from './app/options.ts'
import { placesOf } from './app/places.ts'
import type { App } from './app/app.ts'
import { createWords } from './app/words.ts'
import { systemRandom } from './jobs/clock.ts'
import { findBrowser, hasScreen, openBrowserWindow, openInOwnProfile } from './shell/browser.ts'
import { claimInstance } from './shell/instance.ts'
import { fileOnly, openSecretFile } from './shell/secret-file.ts'
import type { WebHost } from './shell/web-host.ts'
import { createWebShell, type WebShell } from './shell/web.ts'

/** Runs the program in the web shell until a signal ends it; says what happens and resolves with the exit code. */
export async function runWeb(
  options: StartOptions,
  language: Language,
  print: (line: string) => void,
): Promise<number> {
  const words = createWords(language)
  const lineOf = (role: WindowRole, url: string) => `  ${words.say(role === 'operator' ? 'desk' : 'display')}: ${url}`
  await using opened = new AsyncDisposableStack()
  try {
    const log = openLog(options.dataDir)
    const isDrawable = options.open && hasScreen(process.platform, process.env)
    const found = isDrawable ? findBrowser(process.env['PATH'] ?? '') : undefined
    // Root's browser runs without its sandbox or not at all: good enough to look at the demo, never for real papers.
    const isRoot = process.getuid?.() === 0
    const withoutSandbox = isRoot && options.edition === 'demo'
    const browser = isRoot && !withoutSandbox ? undefined : found

    const shell = createWebShell({
      secrets: openSecretFile(join(options.dataDir, 'secrets.json'), fileOnly),
      random: systemRandom,
      logFailure: error => log.failure('web', error),
      openWindow(role, url) {
        if (browser === undefined) print(lineOf(role, url))
        else {
          const profiles = join(options.dataDir, 'browser')
          const kiosk = options.edition === 'work'
          // Without the program its windows have nothing more to say.
          const window = { path: browser, profiles, kiosk, withoutSandbox }
          opened.defer(openBrowserWindow(role, url, window, () => print(lineOf(role, issue(role)))))
        }
        return Promise.resolve()
      },
      openAddress(address) {
        const tell = () => print(`  ${words.say('logInPage')}: ${address}`)
        if (browser === undefined) tell()
        else openInOwnProfile(browser, address, tell)
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
    const { app, refusal } = openAppOrReception(shell, options, placesOf(import.meta.url), log)
    opened.defer(() => app.stop())
    const host = await attach(shell, app, options.port)
    opened.defer(() => host.stop())
    const issue = host.launchUrl

    /** Opens the windows, or says where they are; and what is wrong, if anything is. */
    async function showAll({ launchUrl }: WebHost): Promise<string> {
      const wrong = refusal === null ? [] : [words.failure(refusal), words.say('receptionOnly')]
      if (browser === undefined) {
        const roles = refusal === null ? windowRoles : app.windows()
        return [...wrong, words.say('links'), ...roles.map(role => lineOf(role, launchUrl(role)))].join('\n')
      }
      for (const role of app.windows()) await shell.show(role)
      return wrong.join('\n')
    }

    print(words.say('running', { folder: options.dataDir }))
    if (browser !== undefined && withoutSandbox) print(words.say('withoutSandbox'))
    if (found !== undefined && browser === undefined) print(words.say('rootBrowser'))
    else if (options.open && browser === undefined) print(words.say('noBrowser'))
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

const portName = 'web-port'

/** On the port of last time where it is free: windows that outlived the program find it again by themselves. */
async function attach(shell: WebShell, app: App, wanted: number): Promise<WebHost> {
  const last = wanted === 0 ? Number(shell.secrets.read(portName) ?? 0) : wanted
  const host = await shell.attach(app, last).catch((error: unknown) => {
    const isTaken = error instanceof AppError && error.code === 'port.taken'
    if (!isTaken || wanted !== 0 || last === 0) throw error
    return shell.attach(app, 0)
  })
  if (wanted === 0 && host.port !== last) shell.secrets.write(portName, String(host.port))
  return host
}
