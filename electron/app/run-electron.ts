import type * as Electron from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppError } from '../../shared/errors.ts'
import { systemClock } from '../jobs/clock.ts'
import { privilegedScheme } from '../shell/electron-scheme.ts'
import { openSafeSecrets } from '../shell/electron-secrets.ts'
import { createElectronShell } from '../shell/electron.ts'
import { claimInstance } from '../shell/instance.ts'
import { secretsOf } from './data-folder.ts'
import { openAppOrReception, openLog } from './open.ts'
import { parseOptions, type StartOptions } from './options.ts'
import { placesOf } from './places.ts'
import { createWords, terminalLanguage, type Words } from './words.ts'

/** An end that takes longer is cut off: what is in the database is whole at any moment. */
const longestEndMs = 10_000

/** Runs the program in Electron, which arrives as an argument; `entry` is the address of the main script. */
export async function runElectron(electron: typeof Electron, entry: string, argv: readonly string[]): Promise<void> {
  const { app, dialog, protocol } = electron
  const words = createWords(terminalLanguage(process.env))
  try {
    // Up to the first await nothing may wait: all this counts only before Electron is ready.
    const options = parseOptions(ownArguments(argv, app.isPackaged), process.env, process.platform)
    if (options.help) {
      console.log(words.say('help'))
      return app.quit()
    }
    app.enableSandbox()
    const profile = join(options.dataDir, 'electron')
    mkdirSync(profile, { recursive: true, mode: 0o700 })
    app.setPath('userData', profile)
    protocol.registerSchemesAsPrivileged([privilegedScheme])
    if (!app.requestSingleInstanceLock()) return app.quit()
    await app.whenReady()
    await start(electron, entry, options, words)
  } catch (error) {
    await app.whenReady()
    dialog.showErrorBox('Приймальня', words.failure(error))
    app.exit(1)
  }
}

async function start(electron: typeof Electron, entry: string, options: StartOptions, words: Words): Promise<void> {
  const { app, dialog, safeStorage } = electron
  const opened = new AsyncDisposableStack()
  try {
    const log = openLog(options.dataDir)
    const ready = Promise.withResolvers<() => Promise<void>>()
    ready.promise.catch(() => {})
    opened.defer(() => ready.reject(new Error('stopped')))
    // Electron's own lock keeps a second Electron away; this one also knows of the web shell on the same folder.
    const instance = await claimInstance(options.dataDir, async () => {
      await (
        await ready.promise
      )()
      return ''
    })
    if ('said' in instance) {
      await dialog.showMessageBox({ message: words.say('alreadyRunning'), detail: instance.said })
      return app.quit()
    }
    opened.defer(() => instance.release())

    const secrets = openSafeSecrets(secretsOf(options.dataDir), safeStorage, process.platform)
    log.info('secrets', { backend: secrets.backend })
    const shell = createElectronShell(electron, {
      secrets,
      log,
      preload: fileURLToPath(new URL('./preload.cjs', entry)),
      kiosk: options.edition === 'work',
      devTools: !app.isPackaged,
      language: terminalLanguage(process.env),
      platform: process.platform,
      clock: systemClock,
    })
    const { app: core, refusal } = openAppOrReception(shell, options, placesOf(entry), log)
    opened.defer(() => core.stop())
    shell.attach(core)
    opened.defer(() => shell.stop())

    /** The desk last: it is where the keyboard belongs. */
    async function showAll(): Promise<void> {
      for (const role of core.windows().toReversed()) await shell.show(role)
      // Not awaited: the reception is served while somebody reads.
      if (refusal !== null) void tellRefusal(refusal)
    }
    /** Without a desk this is where a person learns what is wrong, and the only way out of a kiosk. */
    async function tellRefusal(error: AppError): Promise<void> {
      const buttons = [words.say('leaveReception'), words.say('quit')]
      const detail = words.say('receptionOnly')
      const { response } = await dialog.showMessageBox({
        type: 'error',
        message: words.failure(error),
        detail,
        buttons,
      })
      if (response === 1) app.quit()
    }
    const showAgain = () => void showAll().catch((error: unknown) => log.failure('window', error))
    app.on('second-instance', showAgain)
    app.on('activate', showAgain)
    app.on('window-all-closed', () => app.quit())
    app.on('child-process-gone', (_event, { type, reason }) => log.info('process.gone', { type, reason }))
    endWith(app, () => opened.disposeAsync().catch((error: unknown) => log.failure('end', error)))
    await showAll()
    ready.resolve(showAll)
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/** Electron quits when our own end is done, or has taken too long. */
function endWith(app: Electron.App, stop: () => Promise<void>): void {
  let isEnding = false
  app.on('will-quit', event => {
    if (isEnding) return
    isEnding = true
    event.preventDefault()
    void Promise.race([stop(), systemClock.sleep(longestEndMs, AbortSignal.any([]))]).finally(() => app.quit())
  })
}

/** Switches that are Chromium's or the launcher's: desktops, AppImage and test drivers add them. */
const foreignSwitch =
  /^--(?:no-sandbox|inspect|remote-debugging|ozone-|password-store|(?:en|dis)able-|force-device-scale|lang\b|original-process)/

/** What a person said: without the program itself, the folder given to a bare Electron, and switches of others. */
export function ownArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const said = argv.slice(1).filter(argument => !foreignSwitch.test(argument))
  return isPackaged ? said : said.slice(1)
}
