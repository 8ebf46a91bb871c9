import type * as Electron from 'electron'
import type { WindowRole } from '../../shared/contract.ts'
import type { Language } from '../../shared/settings.ts'
import type { Log } from '../app/log.ts'
import type { Clock } from '../jobs/clock.ts'
import { AppError } from '../../shared/errors.ts'
import { isAuthorisationPage } from './authorisation-page.ts'
import { bridgeWindows } from './electron-bridge.ts'
import { hardenContents, hardenSession } from './electron-hardening.ts'
import { menuTemplate } from './electron-menu.ts'
import { picturePage } from './electron-picture.ts'
import { writeSavedFile } from './electron-save.ts'
import { scheme, serveScheme } from './electron-scheme.ts'
import { createElectronWindows, type ElectronWindows } from './electron-windows.ts'
import type { AppCore, Secrets, Shell } from './shell.ts'

/** What this shell uses of Electron. It arrives as an argument, so the shell loads and is tested without Electron. */
export type ElectronModules = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'screen'
  | 'session'
  | 'shell'
>

export interface ElectronShellOptions {
  readonly secrets: Secrets
  /** The built preload script. */
  readonly preload: string
  /** The reception screen takes a whole monitor and cannot be left; in the demo it is a window beside the desk. */
  readonly kiosk: boolean
  /** Whether the desk may open developer tools; the reception screen never may. */
  readonly devTools: boolean
  readonly language: Language
  readonly platform: NodeJS.Platform
  readonly clock: Pick<Clock, 'elapsed' | 'sleep'>
  readonly log: Log
}

export interface ElectronShell extends Shell {
  /** Answers the windows from now on; before this nothing can be shown. Electron must be ready. */
  attach(core: AppCore): void
  stop(): void
}

/** The shell on Electron: a window, a session and a set of origins for each role. */
export function createElectronShell(modules: ElectronModules, options: ElectronShellOptions): ElectronShell {
  const { app, dialog, ipcMain, Menu, powerMonitor, session, shell } = modules
  const { secrets, language, platform, log } = options
  const stops: (() => void)[] = []
  let windows: ElectronWindows | undefined

  return {
    kind: 'electron',
    secrets,
    attach(core) {
      // Whatever window or session comes to be, also one that we did not think of.
      const hardenAny = (_event: Electron.Event, contents: Electron.WebContents) => hardenContents(contents)
      app.on('web-contents-created', hardenAny)
      hardenSession(session.defaultSession)
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language)))

      const opened = createElectronWindows(modules, { ...options, sessionOf: openSessions(session, core) })
      const unbridge = bridgeWindows(ipcMain, { core, roleOf: opened.roleOf, log })
      stops.push(unbridge, opened.stop, () => app.off('web-contents-created', hardenAny))
      windows = opened
    },
    async show(role) {
      await windows?.show(role)
    },
    async save(name, bytes) {
      const question: Electron.SaveDialogOptions = {
        defaultPath: name,
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      }
      const desk = windows?.get('operator')
      const { canceled, filePath } = await (desk
        ? dialog.showSaveDialog(desk, question)
        : dialog.showSaveDialog(question))
      if (canceled || filePath === '') return undefined
      await writeSavedFile(filePath, bytes, platform)
      return null
    },
    async openExternal(address) {
      if (!isAuthorisationPage(address)) throw new AppError('call.forbidden')
      await shell.openExternal(address).catch((error: unknown) => {
        throw new AppError('oauth.browser', undefined, error)
      })
    },
    async picture(role) {
      const window = windows?.get(role)
      return window && !window.isDestroyed() ? picturePage(window.webContents) : null
    },
    onWake(listener) {
      powerMonitor.on('resume', listener)
      return () => powerMonitor.off('resume', listener)
    },
    stop() {
      for (const stop of stops.splice(0)) stop()
    },
  }
}

/**
 * A session per role, in memory: pages, documents and what pages keep for themselves never reach the disk, and the
 * two windows share nothing. It costs an unfinished set-up, which does not outlive the program.
 */
function openSessions(session: ElectronModules['session'], { serve }: AppCore): (role: WindowRole) => Electron.Session {
  const sessions = new Map<WindowRole, Electron.Session>()
  return role => {
    const known = sessions.get(role)
    if (known) return known
    const own = session.fromPartition(role, { cache: false })
    sessions.set(role, own)
    hardenSession(own)
    own.protocol.handle(scheme, serveScheme(role, serve))
    return own
  }
}
