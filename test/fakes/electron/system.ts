import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import type { FakeApp } from './application.ts'
import { createEvent } from './support.ts'

export type FakeDisplay = Pick<Electron.Display, 'id' | 'bounds' | 'workArea'>

export function createDisplay(id: number, x: number, y = 0, width = 1920, height = 1080): FakeDisplay {
  return { id, bounds: { x, y, width, height }, workArea: { x, y, width, height: height - 40 } }
}

/** Monitors that a test plugs in and out; the first one is the primary. */
export class FakeScreen
  extends EventEmitter
  implements Record<keyof Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>, unknown>
{
  private displays: readonly FakeDisplay[] = [createDisplay(1, 0)]

  getAllDisplays(): FakeDisplay[] {
    return [...this.displays]
  }
  getPrimaryDisplay(): FakeDisplay {
    return this.displays[0]!
  }
  getDisplayMatching(rect: Electron.Rectangle): FakeDisplay {
    const shared = ({ bounds: { x, y, width, height } }: FakeDisplay) => {
      const across = Math.min(rect.x + rect.width, x + width) - Math.max(rect.x, x)
      const down = Math.min(rect.y + rect.height, y + height) - Math.max(rect.y, y)
      return Math.max(0, across) * Math.max(0, down)
    }
    return this.displays.reduce((best, display) => (shared(display) > shared(best) ? display : best))
  }

  plug(display: FakeDisplay): void {
    this.displays = [...this.displays, display]
    this.emit('display-added', createEvent({}), display)
  }
  unplug(id: number): void {
    const gone = this.displays.find(display => display.id === id)
    this.displays = this.displays.filter(display => display.id !== id)
    this.emit('display-removed', createEvent({}), gone)
  }
  change(display: FakeDisplay): void {
    this.displays = this.displays.map(known => (known.id === display.id ? display : known))
    this.emit('display-metrics-changed', createEvent({}), display, ['bounds', 'workArea'])
  }
}

export class FakePowerSaveBlocker implements Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'> {
  readonly running = new Map<number, 'prevent-app-suspension' | 'prevent-display-sleep'>()
  private last = 0

  start(type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    this.running.set(++this.last, type)
    return this.last
  }
  stop(id: number): boolean {
    return this.running.delete(id)
  }
  isStarted(id: number): boolean {
    return this.running.has(id)
  }
}

/** A machine that a test puts to sleep. */
export class FakePowerMonitor extends EventEmitter {
  wakeUp(): void {
    this.emit('resume')
  }
}

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>

/** A keyring that may be missing. Without one, Electron encrypts nothing unless it is told to pretend. */
export class FakeSafeStorage implements Pick<
  Electron.SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
> {
  backend: Backend = 'gnome_libsecret'
  isAvailable = true
  /** Another user or machine has another one. */
  key = 0x5a
  private readonly app: FakeApp

  constructor(app: FakeApp) {
    this.app = app
  }
  isEncryptionAvailable(): boolean {
    return this.app.isReady() && this.isAvailable && this.backend !== 'basic_text'
  }
  getSelectedStorageBackend(): Backend {
    return this.app.isReady() ? this.backend : 'unknown'
  }
  encryptString(text: string): Buffer {
    this.check('encrypting')
    return Buffer.concat([Buffer.from([0x76, this.key]), Buffer.from(text).map(byte => byte ^ this.key)])
  }
  decryptString(sealed: Buffer): string {
    this.check('decrypting')
    if (sealed[0] !== 0x76 || sealed[1] !== this.key) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    }
    return Buffer.from(sealed.subarray(2).map(byte => byte ^ this.key)).toString()
  }
  private check(doing: string): void {
    if (!this.isEncryptionAvailable()) throw new Error(`Error while ${doing} the text: Encryption is not available.`)
  }
}

/** The system's own programs: remembers what they were to open. */
export class FakeSystemShell implements Pick<Electron.Shell, 'openExternal'> {
  readonly opened: string[] = []
  hasBrowser = true

  openExternal(address: string): Promise<void> {
    if (!this.hasBrowser) return Promise.reject(new Error('no application is registered'))
    this.opened.push(address)
    return Promise.resolve()
  }
}

/** Answers as a test tells it to, and remembers what it was asked. */
export class FakeDialog implements Pick<Electron.Dialog, 'showErrorBox'> {
  readonly errors: { readonly title: string; readonly content: string }[] = []
  readonly questions: Electron.SaveDialogOptions[] = []
  readonly messages: Electron.MessageBoxOptions[] = []
  /** Where the person saves; null: they change their mind. */
  choose: (options: Electron.SaveDialogOptions) => string | null = () => null

  showErrorBox(title: string, content: string): void {
    this.errors.push({ title, content })
  }
  showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    const options = args.at(-1) as Electron.SaveDialogOptions
    this.questions.push(options)
    const filePath = this.choose(options)
    return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
  }
  showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    this.messages.push(args.at(-1) as Electron.MessageBoxOptions)
    return Promise.resolve({ response: 0, checkboxChecked: false })
  }
}

/** Menus are built from templates and kept; roles that Electron does not know are refused. */
export class FakeMenu {
  static readonly roles = /^(undo|redo|cut|copy|paste|delete|selectAll|zoomIn|zoomOut|resetZoom|quit|close|minimize)$/
  static application: FakeMenu | null = null
  readonly template: readonly Electron.MenuItemConstructorOptions[]

  constructor(template: readonly Electron.MenuItemConstructorOptions[]) {
    this.template = template
  }
  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): FakeMenu {
    for (const { label, role, type, submenu } of template) {
      if (label === undefined && role === undefined && type !== 'separator')
        throw new Error('Invalid template for MenuItem')
      if (role !== undefined && !FakeMenu.roles.test(role)) throw new Error(`unknown role: ${role}`)
      if (Array.isArray(submenu)) FakeMenu.buildFromTemplate(submenu)
    }
    return new FakeMenu(template)
  }
  static setApplicationMenu(menu: FakeMenu | null): void {
    FakeMenu.application = menu
  }
}
