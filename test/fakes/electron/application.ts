import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type * as Electron from 'electron'
import { createEvent, nextTurn } from './support.ts'
import type { FakeWindow } from './window.ts'

/** What several programs on one machine share: who holds which profile. */
export type Machine = Map<string, FakeApp>

/** The application's life: before and after ready, one instance per profile, and an orderly end that may be put off. */
export class FakeApp
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | ('whenReady' | 'isReady' | 'quit' | 'exit' | 'enableSandbox' | 'setPath' | 'getPath' | 'isPackaged')
      | 'requestSingleInstanceLock'
    >
{
  readonly isPackaged = false
  /** In the order in which they lie: the front one last. */
  readonly windows: FakeWindow[] = []
  readonly schemes = new Map<string, Electron.Privileges>()
  readonly exited: Promise<number>
  focused: FakeWindow | undefined
  /** Gets ready when the main script waits for it, as Electron does; otherwise a test says when. */
  startsItself = false
  isSandboxed = false
  private readonly machine: Machine
  private readonly paths = new Map<string, string>([['userData', '/profile']])
  private readonly leave: (code: number) => void
  private readonly ready = Promise.withResolvers<void>()
  private isOn = false
  private isQuitting = false
  private isOver = false

  constructor(machine: Machine) {
    super()
    this.machine = machine
    const { promise, resolve } = Promise.withResolvers<number>()
    this.exited = promise
    this.leave = resolve
  }

  start(): void {
    this.isOn = true
    this.emit('ready', createEvent({}))
    this.ready.resolve()
  }
  whenReady(): Promise<void> {
    if (this.startsItself && !this.isOn) setImmediate(() => this.isOn || this.start())
    return this.ready.promise
  }
  isReady(): boolean {
    return this.isOn
  }
  beforeReady(what: string): void {
    if (this.isOn) throw new Error(`${what} can only be called before app is ready`)
  }
  afterReady(what: string): void {
    if (!this.isOn) throw new Error(`${what} can only be used after app is ready`)
  }

  enableSandbox(): void {
    this.beforeReady('app.enableSandbox()')
    this.isSandboxed = true
  }
  registerSchemes(schemes: readonly Electron.CustomScheme[]): void {
    this.beforeReady('protocol.registerSchemesAsPrivileged')
    if (this.schemes.size > 0) throw new Error('protocol.registerSchemesAsPrivileged can be called only once')
    for (const { scheme, privileges } of schemes) this.schemes.set(scheme, privileges ?? {})
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: '${name}' does not exist`)
    this.paths.set(name, path)
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.paths.get(name) ?? '/nowhere'
  }

  requestSingleInstanceLock(): boolean {
    const profile = this.getPath('userData')
    const first = this.machine.get(profile)
    if (first && first !== this) {
      void first.whenReady().then(() => first.emit('second-instance', createEvent({}), [], '', {}))
      return false
    }
    this.machine.set(profile, this)
    return true
  }

  quit(): void {
    void nextTurn().then(() => this.tryToEnd())
  }

  private tryToEnd(): void {
    if (this.isOver) return
    const before = createEvent({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.isQuitting = true
    for (const window of [...this.windows]) window.close()
    if (this.windows.length > 0) this.isQuitting = false
    else this.endUnlessPutOff()
  }

  private endUnlessPutOff(): void {
    const will = createEvent({})
    this.emit('will-quit', will)
    if (!will.defaultPrevented) this.exit(0)
  }

  exit(code = 0): void {
    if (this.isOver) return
    this.isOver = true
    this.isQuitting = true
    for (const window of [...this.windows]) window.destroy()
    this.emit('quit', createEvent({}), code)
    for (const [profile, app] of this.machine) if (app === this) this.machine.delete(profile)
    this.leave(code)
  }

  windowClosed(): void {
    if (this.windows.length > 0 || this.isQuitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
}
