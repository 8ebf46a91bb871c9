import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import type { FakeApp } from './application.ts'
import { FakeContents } from './contents.ts'
import type { FakeIpcMain } from './ipc.ts'
import { FakePage } from './page.ts'
import type { FakeSession } from './session.ts'
import { createEvent, guard } from './support.ts'
import type { FakeScreen } from './system.ts'

export interface WindowSurroundings {
  readonly app: FakeApp
  readonly screen: FakeScreen
  readonly ipcMain: FakeIpcMain
  readonly defaultSession: () => FakeSession
}

let lastId = 0

/** A window: visible or not, somewhere on the monitors, with contents that live as long as it does. */
export class FakeWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | ('id' | 'loadURL' | 'show' | 'showInactive' | 'hide' | 'focus' | 'isVisible' | 'isFocused' | 'isDestroyed')
      | ('close' | 'destroy' | 'setBounds' | 'getBounds' | 'setKiosk' | 'isKiosk' | 'removeMenu' | 'moveTop')
      | ('minimize' | 'restore' | 'isMinimized')
    >
{
  readonly id = ++lastId
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents: FakeContents
  readonly page: FakePage
  readonly self: FakeWindow
  hasMenu = true
  private readonly around: WindowSurroundings
  private bounds: Electron.Rectangle
  private kiosk: boolean
  private visible: boolean
  private minimized = false
  private gone = false

  constructor(around: WindowSurroundings, options: Electron.BrowserWindowConstructorOptions) {
    super()
    if (!around.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const { app, screen, ipcMain } = around
    this.around = around
    this.options = options
    this.self = guard('BrowserWindow', this as FakeWindow, () => this.gone)
    const { workArea } = screen.getPrimaryDisplay()
    const { x = workArea.x, y = workArea.y, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.kiosk = options.kiosk === true
    this.visible = options.show !== false

    const preferences = options.webPreferences ?? {}
    this.webContents = new FakeContents({
      session: behind(preferences.session) ?? around.defaultSession(),
      preferences,
      ipcMain,
      isStandard: scheme => app.schemes.get(scheme)?.standard === true,
    })
    this.page = new FakePage(this.webContents)
    Object.defineProperty(this, 'webContents', { value: this.webContents.self })
    app.windows.push(this)
    app.emit('web-contents-created', createEvent({}), this.webContents)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  isDestroyed(): boolean {
    return this.gone
  }

  show(): void {
    this.visible = true
    this.minimized = false
    this.focus()
  }
  showInactive(): void {
    this.visible = true
  }
  hide(): void {
    this.visible = false
  }
  isVisible(): boolean {
    return this.visible
  }
  focus(): void {
    this.around.app.focused = this
    this.moveTop()
  }
  isFocused(): boolean {
    return this.around.app.focused === this
  }
  moveTop(): void {
    const { windows } = this.around.app
    windows.splice(windows.indexOf(this), 1)
    windows.push(this)
  }
  minimize(): void {
    this.minimized = true
  }
  restore(): void {
    this.minimized = false
  }
  isMinimized(): boolean {
    return this.minimized
  }
  removeMenu(): void {
    this.hasMenu = false
  }

  /** A window in kiosk mode fills its monitor and does not leave it. */
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    if (!this.kiosk) this.bounds = { ...this.bounds, ...bounds }
  }
  getBounds(): Electron.Rectangle {
    return this.kiosk ? this.around.screen.getDisplayMatching(this.bounds).bounds : { ...this.bounds }
  }
  setKiosk(flag: boolean): void {
    this.kiosk = flag
  }
  isKiosk(): boolean {
    return this.kiosk
  }

  /** As a person or the program closes it: the window may object. */
  close(): void {
    if (this.gone) return
    const event = createEvent({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.gone) return
    const { app } = this.around
    this.webContents.destroy()
    this.gone = true
    app.windows.splice(app.windows.indexOf(this), 1)
    if (app.focused === this) app.focused = undefined
    this.emit('closed')
    app.windowClosed()
  }
}

/** What the program holds is guarded; the fake itself stands behind. */
function behind(session: Electron.Session | undefined): FakeSession | undefined {
  return (session as unknown as { readonly fake: FakeSession } | undefined)?.fake
}
