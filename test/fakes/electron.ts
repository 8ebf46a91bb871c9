import type * as Electron from 'electron'
import { FakeApp, type Machine } from './electron/application.ts'
import { FakeIpcMain } from './electron/ipc.ts'
import { FakeSession } from './electron/session.ts'
import { guard } from './electron/support.ts'
import {
  FakeDialog,
  FakeMenu,
  FakePowerMonitor,
  FakePowerSaveBlocker,
  FakeSafeStorage,
  FakeScreen,
  FakeSystemShell,
} from './electron/system.ts'
import { FakeWindow } from './electron/window.ts'

/**
 * Electron without Electron: the parts that the program uses, behaving as their documentation says (what may be
 * called before or after ready, copies between processes, which events a navigation asks, windows and their end).
 * Each class is declared to implement its part of electron.d.ts, so a member that differs does not compile; one that
 * is missing fails when the program reaches for it. What it proves is our logic, not Electron's behaviour.
 */
export interface FakeElectron {
  /** As `import * as electron from 'electron'` gives it. */
  readonly modules: typeof Electron
  readonly app: FakeApp
  readonly ipcMain: FakeIpcMain
  readonly screen: FakeScreen
  readonly dialog: FakeDialog
  readonly powerMonitor: FakePowerMonitor
  readonly shell: FakeSystemShell
  readonly powerSaveBlocker: FakePowerSaveBlocker
  readonly safeStorage: FakeSafeStorage
  readonly sessions: ReadonlyMap<string, FakeSession>
  menu(): FakeMenu | null
  /** The window of a role, by what it was opened for. */
  window(role: string): FakeWindow | undefined
}

export function createFakeElectron(machine: Machine = new Map()): FakeElectron {
  const app = new FakeApp(machine)
  const ipcMain = new FakeIpcMain()
  const screen = new FakeScreen()
  const dialog = new FakeDialog()
  const powerMonitor = new FakePowerMonitor()
  const powerSaveBlocker = new FakePowerSaveBlocker()
  const safeStorage = new FakeSafeStorage(app)
  const shell = new FakeSystemShell()
  const sessions = new Map<string, FakeSession>()

  function sessionOf(partition: string, options?: Electron.FromPartitionOptions): FakeSession {
    app.afterReady('Session')
    const known = sessions.get(partition)
    if (known) return known
    const session = new FakeSession(partition, options)
    sessions.set(partition, session)
    return session
  }
  const guarded = (session: FakeSession) => guard('Session', session)
  const around = { app, screen, ipcMain, defaultSession: () => sessionOf('') }
  class BrowserWindow extends FakeWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      super(around, options)
      // The program gets the guarded window, as every later use of it does.
      return this.self
    }
    static getAllWindows = () => app.windows.map(window => window.self)
  }
  class Menu extends FakeMenu {}
  Menu.application = null

  const modules = guard('module', {
    app: guard('app', app),
    BrowserWindow: guard('BrowserWindow', BrowserWindow),
    ipcMain: guard('ipcMain', ipcMain),
    dialog: guard('dialog', dialog),
    powerMonitor: new Proxy(guard('powerMonitor', powerMonitor), {
      get(guarded, key) {
        app.afterReady('powerMonitor')
        return Reflect.get(guarded, key) as unknown
      },
    }),
    powerSaveBlocker: guard('powerSaveBlocker', powerSaveBlocker),
    safeStorage: guard('safeStorage', safeStorage),
    shell: guard('shell', shell),
    Menu,
    protocol: guard('protocol', { registerSchemesAsPrivileged: app.registerSchemes.bind(app) }),
    screen: new Proxy(guard('screen', screen), {
      get(guarded, key) {
        app.afterReady('screen')
        return Reflect.get(guarded, key) as unknown
      },
    }),
    session: guard('session', {
      fromPartition: (partition: string, options?: Electron.FromPartitionOptions) =>
        guarded(sessionOf(partition, options)),
      get defaultSession() {
        return guarded(sessionOf(''))
      },
    }),
  })

  return {
    modules: modules as unknown as typeof Electron,
    ...{ app, ipcMain, screen, dialog, powerMonitor, powerSaveBlocker, safeStorage, shell, sessions },
    menu: () => FakeMenu.application,
    window: role =>
      app.windows.findLast(({ options }) => options.webPreferences?.additionalArguments?.includes(`--role=${role}`)),
  }
}
