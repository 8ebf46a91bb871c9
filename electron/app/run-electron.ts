import type * as Electron from 'electron'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createElectronShell, scheme } from '../shell/electron.ts'
import { safeStorageProtection } from '../shell/electron-secrets.ts'
import { openSecretFile } from '../shell/secret-file.ts'
import { openApp, openLog } from './open.ts'
import { parseOptions } from './options.ts'
import { placesOf } from './places.ts'
import { createWords, terminalLanguage } from './words.ts'

/** Runs the program in Electron, which arrives as an argument; `entry` is the address of the main script. */
export async function runElectron(electron: typeof Electron, entry: string, args: readonly string[]): Promise<void> {
  const { app, dialog, protocol, safeStorage } = electron
  const words = createWords(terminalLanguage(process.env))
  try {
    const options = parseOptions(args, process.env, process.platform)
    app.enableSandbox()
    app.setPath('userData', join(options.dataDir, 'electron'))
    protocol.registerSchemesAsPrivileged([
      { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ])
    if (!app.requestSingleInstanceLock()) return app.quit()
    await app.whenReady()

    const log = openLog(options.dataDir)
    const shell = createElectronShell(electron, {
      secrets: openSecretFile(
        join(options.dataDir, 'secrets.json'),
        safeStorageProtection(safeStorage, process.platform),
      ),
      preload: fileURLToPath(new URL('./preload.cjs', entry)),
      kiosk: options.edition === 'work',
      writeFile: (path, bytes) => writeFile(path, bytes, { mode: 0o600 }),
    })
    const core = openApp(shell, options, placesOf(entry), log)
    shell.attach(core)
    const showAll = async () => {
      await shell.show('operator')
      await shell.show('display')
    }
    app.on('second-instance', () => void showAll())
    app.on('activate', () => void showAll())
    app.on('window-all-closed', () => app.quit())
    let stopped = false
    app.on('will-quit', event => {
      if (stopped) return
      event.preventDefault()
      stopped = true
      void core.stop().finally(() => app.quit())
    })
    await showAll()
  } catch (error) {
    await app.whenReady()
    dialog.showErrorBox('Приймальня', words.failure(error))
    app.exit(1)
  }
}
