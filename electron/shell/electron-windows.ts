import type * as Electron from 'electron'
import { windowRoles, type WindowRole } from '../../shared/contract.ts'
import type { Log } from '../app/log.ts'
import type { Clock } from '../jobs/clock.ts'
import { closeShortcuts, hardenContents } from './electron-hardening.ts'
import { pageOf } from './electron-scheme.ts'
import { moveToSpot, spotForDisplay, watchScreens } from './electron-screens.ts'

export interface ElectronWindowsOptions {
  readonly preload: string
  /** The reception screen takes a monitor of its own and cannot be closed; in the demo it is a window beside the desk. */
  readonly kiosk: boolean
  readonly devTools: boolean
  readonly sessionOf: (role: WindowRole) => Electron.Session
  readonly clock: Pick<Clock, 'elapsed' | 'sleep'>
  readonly log: Log
}

export interface ElectronWindows {
  show(role: WindowRole): Promise<void>
  get(role: WindowRole): Electron.BrowserWindow | undefined
  roleOf(contentsId: number): WindowRole | undefined
  stop(): void
}

type Modules = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'powerSaveBlocker' | 'screen'>

/** A window that fails is replaced well within three seconds, also when it fails again and again. */
const replaceAfterMs = 250
const replaceAgainAfterMs = 1_500
/** One that has lived this long failed by itself, not because of how it starts. */
const provenAfterMs = 10_000

/** One window per role: opened, kept where it belongs, and opened anew when its process dies. */
export function createElectronWindows(modules: Modules, options: ElectronWindowsOptions): ElectronWindows {
  const { app, BrowserWindow, powerSaveBlocker, screen } = modules
  const { preload, kiosk, devTools, sessionOf, clock, log } = options
  const windows = new Map<WindowRole, Electron.BrowserWindow>()
  const stopping = new AbortController()
  let awake: number | undefined
  let quitting = false

  const spot = () => spotForDisplay(screen, windows.get('operator')?.getBounds(), kiosk)

  function create(role: WindowRole): Electron.BrowserWindow {
    const place = role === 'operator' ? deskPlace : spot()
    const window = new BrowserWindow({
      ...('bounds' in place ? { ...place.bounds, kiosk: place.kiosk } : place),
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        session: sessionOf(role),
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: devTools && role === 'operator',
        additionalArguments: [`--role=${role}`],
      },
    })
    windows.set(role, window)
    hardenContents(window.webContents)
    if (role === 'display') prepareDisplay(window)
    const bornAt = clock.elapsed()
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.info('window.gone', { role, reason, exitCode })
      const isYoung = clock.elapsed() - bornAt < provenAfterMs
      void replace(role, window, isYoung ? replaceAgainAfterMs : replaceAfterMs)
    })
    window.once('ready-to-show', () => (role === 'operator' ? window.show() : window.showInactive()))
    window.once('closed', () => {
      if (windows.get(role) === window) windows.delete(role)
      keepAwake()
    })
    keepAwake()
    return window
  }

  function prepareDisplay(window: Electron.BrowserWindow): void {
    window.removeMenu()
    closeShortcuts(window.webContents)
    // A screen that answers nobody is as good as dead: its process is ended, and the window comes back.
    window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer())
    window.on('close', event => {
      if (kiosk && !quitting) event.preventDefault()
    })
  }

  /** The new window stands before the dead one goes: visitors never see what is behind, and the program has a window. */
  async function replace(role: WindowRole, dead: Electron.BrowserWindow, afterMs: number): Promise<void> {
    try {
      await clock.sleep(afterMs, stopping.signal)
    } catch {
      return
    }
    if (quitting || dead.isDestroyed() || windows.get(role) !== dead) return
    const window = create(role)
    const bury = () => dead.isDestroyed() || dead.destroy()
    window.once('ready-to-show', bury)
    window.once('closed', bury)
    window.webContents.once('render-process-gone', bury)
    try {
      await window.loadURL(pageOf(role))
      log.info('window.replaced', { role })
    } catch (error) {
      log.failure('window', error)
      void replace(role, window, replaceAgainAfterMs)
    }
  }

  /** The monitors stay lit for as long as visitors may look at one. */
  function keepAwake(): void {
    const isNeeded = windows.has('display')
    if (isNeeded && awake === undefined) awake = powerSaveBlocker.start('prevent-display-sleep')
    if (!isNeeded && awake !== undefined) {
      powerSaveBlocker.stop(awake)
      awake = undefined
    }
  }

  function arrange(): void {
    const display = windows.get('display')
    if (display) moveToSpot(display, spot(), screen)
    // Where both now share a monitor, the desk is the one in front.
    if (display && !display.isKiosk()) windows.get('operator')?.moveTop()
  }

  const stopWatching = watchScreens(screen, arrange)
  const noteQuit = () => (quitting = true)
  app.on('before-quit', noteQuit)

  return {
    get: role => windows.get(role),
    roleOf: contentsId => windowRoles.find(role => windows.get(role)?.webContents.id === contentsId),
    async show(role) {
      const open = windows.get(role)
      if (!open) return create(role).loadURL(pageOf(role))
      if (open.isMinimized()) open.restore()
      open.show()
      open.focus()
    },
    stop() {
      stopping.abort()
      stopWatching()
      app.off('before-quit', noteQuit)
    },
  }
}

const deskPlace = { width: 1366, height: 768, minWidth: 1024, minHeight: 640 }
