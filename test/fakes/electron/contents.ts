import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import type { Pixels } from '../../../shared/pixels.ts'
import { FakeFrame } from './frame.ts'
import { FakeImage } from './image.ts'
import { FakeIpcRenderer, type FakeIpcMain } from './ipc.ts'
import type { FakeSession } from './session.ts'
import { createEvent, guard, nextTurn, type FakeEvent } from './support.ts'
import { createContextBridge, createMainWorld, runPreload } from './world.ts'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

export interface ContentsOptions {
  readonly session: FakeSession
  readonly preferences: Electron.WebPreferences
  readonly ipcMain: FakeIpcMain
  /** Whether hosts of this scheme are origins: it was registered as standard. */
  readonly isStandard: (scheme: string) => boolean
}

let lastId = 0

/** A page with its process: the main process's view of it, and (through `page.ts`) what the page itself may try. */
export class FakeContents
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
      | 'id'
      | 'loadURL'
      | 'getURL'
      | 'send'
      | 'isDestroyed'
      | 'isCrashed'
      | 'forcefullyCrashRenderer'
      | 'executeJavaScript'
      | 'capturePage'
    >
{
  readonly id = ++lastId
  readonly self: FakeContents
  readonly session: FakeSession
  readonly preferences: Electron.WebPreferences
  readonly mainFrame = new FakeFrame()
  readonly ipcMain: FakeIpcMain
  openHandler: OpenHandler | undefined
  isToolsOpen = false
  /** What the page has painted; nothing before a test says so. */
  painted: Pixels = { width: 0, height: 0, data: new Uint8Array() }
  /** What a capture calls its scale. */
  captureFactor = 1
  private readonly options: ContentsOptions
  private renderer: FakeIpcRenderer | undefined
  private isGone = false
  private hasCrashed = false

  constructor(options: ContentsOptions) {
    super()
    this.options = options
    this.session = options.session
    this.preferences = options.preferences
    this.ipcMain = options.ipcMain
    this.self = guard('WebContents', this as FakeContents, () => this.isGone)
  }

  isDestroyed(): boolean {
    return this.isGone
  }
  isCrashed(): boolean {
    return this.hasCrashed
  }
  getURL(): string {
    return this.mainFrame.url
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  openDevTools(): void {
    this.isToolsOpen = this.preferences.devTools !== false
  }
  async capturePage(): Promise<Electron.NativeImage> {
    await nextTurn()
    // Nothing is painted by a process that has ended.
    if (this.hasCrashed || this.isGone) throw new Error('UnknownVizError')
    return guard('NativeImage', new FakeImage(this.painted, this.captureFactor)) as unknown as Electron.NativeImage
  }
  executeJavaScript(code: string): Promise<unknown> {
    return this.mainFrame.executeJavaScript(code)
  }

  async loadURL(url: string): Promise<void> {
    if (!(await this.navigate(this.mainFrame, url))) throw new Error(`ERR_FAILED (-2) loading '${url}'`)
  }

  send(channel: string, ...args: unknown[]): void {
    const copies = structuredClone(args)
    const { renderer } = this
    void nextTurn().then(() => {
      if (renderer === this.renderer) renderer?.emit(channel, createEvent({ sender: renderer }), ...copies)
    })
  }

  /** Goes through what Electron asks and tells of a navigation; `initiator` is missing when the program began it. */
  async navigate(frame: FakeFrame, address: string, initiator?: FakeFrame): Promise<boolean> {
    const url = new URL(address, initiator?.url || undefined).href
    const isMainFrame = frame.parent === null
    const ask = (name: string): FakeEvent => {
      const details = { url, isSameDocument: false, isMainFrame, frame, initiator: initiator ?? null }
      const event = createEvent(details as unknown as Electron.WebContentsWillFrameNavigateEventParams)
      this.emit(name, event, url)
      return event
    }
    ask('did-start-navigation')
    if (initiator && isMainFrame && ask('will-navigate').defaultPrevented) return false
    if (initiator && ask('will-frame-navigate').defaultPrevented) return false
    try {
      let response = await this.session.request(url, initiator?.origin)
      for (let to = response.headers.get('location'); to !== null; to = response.headers.get('location')) {
        if (ask('will-redirect').defaultPrevented) return false
        response = await this.session.request(new URL(to, url).href, initiator?.origin)
      }
      await response.arrayBuffer()
      if (this.isGone || frame.detached) return false
      this.show(frame, url, response)
      await nextTurn()
      if (isMainFrame && !this.isGone) this.emit('did-finish-load')
      return true
    } catch (error) {
      this.emit('did-fail-load', createEvent({}), -2, String(error), url, isMainFrame)
      return false
    }
  }

  /** An `<iframe src>`; null when the page's policy or the program did not let it load. */
  async openFrame(parent: FakeFrame, url: string): Promise<FakeFrame | null> {
    const { protocol, host } = new URL(url)
    if (!parent.mayFrame(`${protocol}//${host}`)) return null
    const frame = new FakeFrame(parent)
    parent.frames.push(frame)
    return (await this.navigate(frame, url, parent)) ? frame : null
  }

  private show(frame: FakeFrame, url: string, response: Response): void {
    const { protocol, host } = new URL(url)
    const origin = this.options.isStandard(protocol.slice(0, -1)) ? `${protocol}//${host}` : 'null'
    frame.commit(url, origin, response.headers.get('content-security-policy') ?? '')
    frame.world = createMainWorld(url, {
      fetch: (path, init) => this.session.request(new URL(path, url).href, frame.origin, init),
      openFrame: address => void this.openFrame(frame, address),
    })
    if (frame.parent) return
    this.hasCrashed = false
    this.renderer = new FakeIpcRenderer(this.ipcMain, this, frame)
    const { preload, additionalArguments, contextIsolation } = this.preferences
    if (preload !== undefined) {
      const electron = {
        contextBridge: createContextBridge(frame.world, contextIsolation !== false),
        ipcRenderer: this.renderer,
      }
      try {
        runPreload(preload, ['electron', ...(additionalArguments ?? [])], electron)
      } catch (error) {
        this.emit('preload-error', createEvent({}), preload, error)
        throw error
      }
    }
    this.emit('did-navigate', createEvent({}), url, response.status, '')
  }

  /** The page's process ends by itself. */
  crash(reason: Electron.RenderProcessGoneDetails['reason']): void {
    this.hasCrashed = true
    this.renderer = undefined
    this.mainFrame.document++
    const details: Electron.RenderProcessGoneDetails = { reason, exitCode: reason === 'killed' ? 9 : 133 }
    this.emit('render-process-gone', createEvent({}), details)
  }
  forcefullyCrashRenderer(): void {
    this.crash('killed')
  }

  /** With its window. */
  destroy(): void {
    if (this.isGone) return
    this.renderer = undefined
    this.mainFrame.remove()
    this.isGone = true
    this.emit('destroyed')
  }
}
